import type { BuiltIn, Column, Filters, Request } from './declaration';

/**
 * What a list shows. All of it is in the address, so a link, a reload and the way back show the same. Without a sort the list comes as it does by itself: a search with its best
 * matches first.
 */
export interface View { view: string; q: string; filters: Filters; sort: string; columns: readonly string[] }

export type Search = Record<string, string | undefined>;

interface Shape { columns: readonly Pick<Column<never>, 'key' | 'sort'>[]; views: readonly [BuiltIn, ...BuiltIn[]]; filters: readonly { key: string }[]; sort: string }

const list = (text: string | undefined) => [...new Set((text ?? '').split(',').map((x) => x.trim()).filter(Boolean))];
const same = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((x, i) => x === b[i]);

export const builtIn = (shape: Pick<Shape, 'views'>, key: string): BuiltIn => shape.views.find((v) => v.key === key) ?? shape.views[0];

/** Reads the address. What it holds and this list does not know is passed over, never an error. */
export function readView(search: Search, shape: Shape): View {
  const base = builtIn(shape, search.view ?? '');
  const known = new Set(shape.columns.map((c) => c.key));
  const chosen = list(search.columns).filter((c) => known.has(c));
  const main = shape.columns[0]?.key ?? '';
  const sortable = new Set(shape.columns.map((c) => c.sort).filter(Boolean));
  return {
    view: base.key,
    q: search.q ?? '',
    filters: Object.fromEntries(shape.filters.map((f) => [f.key, list(search[f.key])] as const).filter(([, v]) => v.length > 0)),
    sort: search.sort && sortable.has(search.sort.replace(/^-/, '')) ? search.sort : '',
    columns: chosen.length > 0 ? [main, ...chosen.filter((c) => c !== main)] : base.columns.filter((c) => known.has(c)),
  };
}

/** The address of a view; what is as it comes by itself is left out. */
export function writeView(view: View, shape: Shape): Search {
  const base = builtIn(shape, view.view);
  const known = new Set(shape.columns.map((c) => c.key));
  return {
    view: base === shape.views[0] ? undefined : base.key,
    q: view.q.trim() || undefined,
    ...Object.fromEntries(shape.filters.map((f) => [f.key, view.filters[f.key]?.join(',') || undefined])),
    sort: view.sort === usualSort(view, shape) ? undefined : view.sort || undefined,
    columns: same(view.columns, base.columns.filter((c) => known.has(c))) ? undefined : view.columns.join(','),
  };
}

/** The sort of a list that nobody sorted; none while it is searched. */
export const usualSort = (view: Pick<View, 'q'>, shape: Pick<Shape, 'sort'>): string => (view.q.trim() ? '' : shape.sort);

/** By which column it is, then. */
export const sortOf = (view: Pick<View, 'q' | 'sort'>, shape: Pick<Shape, 'sort'>): string => view.sort || usualSort(view, shape);

/** The same as text, for saving and comparing. */
export const addressOf = (view: View, shape: Shape): string =>
  new URLSearchParams(Object.entries(writeView(view, shape)).filter((e): e is [string, string] => e[1] !== undefined).sort(([a], [b]) => (a < b ? -1 : 1))).toString().replaceAll('%2C', ',');

export const filtered = (view: Pick<View, 'q' | 'filters'>) => view.q !== '' || Object.keys(view.filters).length > 0;

/** Who is meant, in the API's words; also what a bulk action is given as its filter. */
export const requestOf = (view: Pick<View, 'q' | 'filters'>): Request => ({ ...(view.q.trim() ? { q: view.q.trim() } : {}), ...view.filters });

/** A head that is clicked: by it, then the other way round, then as the list comes. */
export function nextSort(now: string, column: string, usual: string): string {
  if (now === column) return `-${column}`;
  if (now === `-${column}`) return usual === column || usual === now ? column : usual;
  return column;
}

/** Turns a tile's filters on, or off when they are just what is on. */
export function toggled(filters: Filters, tile: Filters): Filters {
  return holds(filters, tile) ? {} : tile;
}

export const holds = (filters: Filters, tile: Filters): boolean => {
  const keys = Object.keys(tile);
  return keys.length === Object.keys(filters).length && keys.every((k) => same(filters[k] ?? [], tile[k] ?? []));
};
