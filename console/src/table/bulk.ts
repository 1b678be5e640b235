import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Job } from '../api/types';
import type { Request } from './declaration';
import type { Selection } from './selection';
import { requestOf, type View } from './view';

export type Arguments = Record<string, unknown>;

/** Who and what, as the API takes it: those ticked, or everyone the filter means. */
export interface BulkRequest { list: string; action: string; ids?: string[]; filter?: Record<string, unknown>; arguments?: Arguments }
export interface BulkPreview { total: number; will: number; skipped: readonly { reason: string; count: number }[] }

export interface BulkAction {
  key: string;
  label: string;
  icon: Icon;
  danger?: boolean;
  /** Shown only behind "More". */
  rare?: boolean;
  /** "Suspend 2,223 people": the title as a question, and the button. */
  does: (people: string) => string;
  detail: string;
  will: string;
  /** What must be said first, such as the new role. */
  form?: (props: { value: Arguments; onChange: (to: Arguments) => void }) => ReactNode;
  initial?: Arguments;
  complete?: (value: Arguments) => boolean;
  /** Cannot be undone: a word is typed first. */
  final?: boolean;
}

/** What can be done to many at once in this list. */
export interface BulkDeclaration {
  workspace: string;
  actions: readonly BulkAction[];
  preview: (request: BulkRequest, signal: AbortSignal) => Promise<BulkPreview>;
  start: (request: BulkRequest) => Promise<Job>;
}

/** The request for a selection: "everyone" travels as the filter of the view, never as a list of ids. */
export function bulkRequest(of: { list: string; filters: readonly { key: string; single?: boolean; boolean?: boolean }[] }, action: BulkAction, selection: Selection, view: Pick<View, 'q' | 'filters'>, value: Arguments): BulkRequest {
  return {
    list: of.list, action: action.key, ...(selection.all ? { filter: asJson(requestOf(view), of.filters) } : { ids: [...selection.ids] }), ...(Object.keys(value).length > 0 ? { arguments: value } : {}),
  };
}

/** In JSON a yes or no is no list of words. */
/** A view's filters as a request's body has them. */
export function asJson(request: Request, filters: readonly { key: string; boolean?: boolean }[]): Record<string, unknown> {
  const flags = new Set(filters.filter((f) => f.boolean).map((f) => f.key));
  return Object.fromEntries(Object.entries(request).map(([k, v]) => [k, flags.has(k) ? String(v) === 'true' : v]));
}
