import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

type Search = Record<string, string | undefined>;

/** The view's state lives in the address: read it here, change parts of it there. Empty values leave it. */
export function useAddress(): [Search, (change: Search, options?: { push?: boolean }) => void] {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const change = useCallback(
    (to: Search, { push = false } = {}) => void navigate({ to: '.', search: ((old: Search) => ({ ...old, ...to })) as never, replace: !push }),
    [navigate],
  );
  return [search, change];
}
