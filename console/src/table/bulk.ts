import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Job } from '../api/types';
import type { Request } from './declaration';
import type { Selection } from './selection';
import { requestOf, type View } from './view';

export type Arguments = Record<string, unknown>;

/** Who and what, as the API takes it: those ticked, or everyone the filter means. */
export interface BulkRequest { list: string; action: string; ids?: string[]; filter?: Request; arguments?: Arguments }
export interface BulkPreview { total: number; will: number; skipped: readonly { reason: string; count: number }[] }

export interface BulkAction {
  key: string;
  label: string;
  icon: Icon;
  danger?: boolean;
  /** Shown only behind "More". */
  rare?: boolean;
  title: (people: string) => string;
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
  /** Why this person may do none of it. */
  refused?: string | undefined;
  preview: (request: BulkRequest, signal: AbortSignal) => Promise<BulkPreview>;
  start: (request: BulkRequest) => Promise<Job>;
  reason: (code: string) => string;
}

/** The request for a selection: "everyone" travels as the filter of the view, never as a list of ids. */
export function bulkRequest(list: string, action: BulkAction, selection: Selection, view: Pick<View, 'q' | 'filters'>, value: Arguments): BulkRequest {
  return {
    list, action: action.key, ...(selection.all ? { filter: requestOf(view) } : { ids: [...selection.ids] }), ...(Object.keys(value).length > 0 ? { arguments: value } : {}),
  };
}
