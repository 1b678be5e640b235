import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Total } from '../api/types';
import type { BulkDeclaration } from './bulk';

export interface Row { id: string }

export interface Column<T> {
  key: string;
  head: string;
  /** `view` is the built-in view shown: the same thing has another word in another view. */
  cell: (row: T, view: string) => ReactNode;
  /** Least width in pixels, and its share of what is left over (1 when not said). */
  min: number;
  grow?: number;
  align?: 'right';
  /** The server's name of the order by this column. */
  sort?: string;
  /** Which columns leave first when the window is narrow: the highest. Those without it never do. */
  leaves?: number;
}

/** A built-in view: which columns, under which words. */
export interface BuiltIn { key: string; label: string; columns: readonly string[]; heads?: Readonly<Record<string, string>> }

export interface Option { value: string; label: string; icon?: ReactNode }

export interface Filter {
  /** Its name in the address and in the API. */
  key: string;
  label: string;
  icon: Icon;
  /** Undefined while they are fetched. */
  options: readonly Option[] | undefined;
  /** One value at a time. */
  single?: boolean;
  /** Its values are true and false. */
  boolean?: boolean;
  /** Not offered in the picker, but shown when the address has it. */
  hidden?: boolean;
}

export type Filters = Readonly<Record<string, readonly string[]>>;

/** A figure above the list that is also a button for its filters. */
export interface Tile {
  label: string; short: string; filters: Filters; note?: string;
  /** A figure within this one, with a filter of its own: "312 have connected a server". */
  part?: { n: number | undefined; filters: Filters; words: (n: number) => string } | undefined;
}

/** What the API is asked for. */
export type Request = Record<string, string | number | readonly string[]>;
export interface Page<T> { items: T[]; nextCursor: string | null; total: Total }

export interface DetailProps<T> { id: string; row: T | undefined; at: number; total: Total | undefined; walk: (step: 1 | -1) => void; close: () => void; first: boolean; last: boolean }

/** Everything that makes one list of people different from another. */
export interface Declaration<T extends Row> {
  /** The list's name: in the API of saved views and bulk actions, and for what this browser remembers. */
  list: string;
  /** Where its data is in the cache; lists, counts and single rows are below it. */
  cache: readonly unknown[];
  load: (request: Request, signal: AbortSignal) => Promise<Page<T>>;
  label: string;
  search: string;
  /** "1 person", "2,384 people" */
  count: (n: number) => string;
  name: (row: T) => string;
  columns: readonly Column<T>[];
  views: readonly [BuiltIn, ...BuiltIn[]];
  filters: readonly Filter[];
  sort: string;
  tiles?: readonly Tile[] | undefined;
  /** What a word in the heads means, such as which days "this week" is. */
  note?: string;
  /** The items of a row's menu. */
  menu?: (row: T, open: () => void) => ReactNode;
  menuLabel: (row: T) => string;
  /** A row on a phone: two lines, and at its end what is not normal. */
  phone: (row: T, view: string) => { avatar: ReactNode; title: ReactNode; line: ReactNode; end: ReactNode };
  /** Shown when there is nobody at all. */
  empty: ReactNode;
  detail?: (props: DetailProps<T>) => ReactNode;
  bulk?: BulkDeclaration | undefined;
  /** Where the list's saved views are. */
  saved?: string | undefined;
}
