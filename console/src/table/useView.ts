import { useCallback, useMemo } from 'react';
import { useAddress } from '../app/useAddress';
import type { Declaration, Row } from './declaration';
import { readView, type View, writeView } from './view';

/** The view the address holds, and a way to another one. */
export function useView<T extends Row>(of: Declaration<T>) {
  const [search, change] = useAddress();
  const view = useMemo(() => readView(search, of), [of, search]);
  const set = useCallback((to: Partial<View>, options?: { push?: boolean }) => change(writeView({ ...view, ...to }, of), options), [change, of, view]);
  const person = search.person;
  const open = useCallback((id: string | undefined, options?: { push?: boolean }) => change({ person: id, tab: undefined }, options), [change]);
  return { view, set, person, open };
}

export type ViewHandle = ReturnType<typeof useView>;
