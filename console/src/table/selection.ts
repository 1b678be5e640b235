/** Who is chosen: some by name, or everyone that matches, also those not loaded yet. */
export type Selection = { readonly all: false; readonly ids: ReadonlySet<string> } | { readonly all: true };

export const nobody: Selection = { all: false, ids: new Set() };
export const everyone: Selection = { all: true };

export const has = (s: Selection, id: string): boolean => s.all || s.ids.has(id);
export const chosen = (s: Selection, total: number): number => (s.all ? total : s.ids.size);
export const only = (ids: Iterable<string>): Selection => ({ all: false, ids: new Set(ids) });

/** One in or out. Out of "everyone" means: the loaded ones but this, for nobody unseen may be left over by mistake. */
export function toggle(s: Selection, id: string, loaded: readonly string[]): Selection {
  if (s.all) return only(loaded.filter((x) => x !== id));
  const ids = new Set(s.ids);
  if (!ids.delete(id)) ids.add(id);
  return { all: false, ids };
}

/** From one row to another, both included, in addition to what was chosen. */
export function range(s: Selection, from: string, to: string, loaded: readonly string[]): Selection {
  if (s.all) return s;
  const a = loaded.indexOf(from), b = loaded.indexOf(to);
  if (a < 0 || b < 0) return toggle(s, to, loaded);
  return only([...s.ids, ...loaded.slice(Math.min(a, b), Math.max(a, b) + 1)]);
}

/** The box in the head: none, some or all of what is loaded. */
export function state(s: Selection, loaded: readonly string[]): 'none' | 'some' | 'all' {
  if (s.all) return 'all';
  const n = loaded.filter((id) => s.ids.has(id)).length;
  return n === 0 ? (s.ids.size > 0 ? 'some' : 'none') : n === loaded.length ? 'all' : 'some';
}
