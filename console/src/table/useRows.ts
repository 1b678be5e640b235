import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { Declaration, Filters, Row } from './declaration';
import { requestOf, type View } from './view';

const pageSize = 50;
const ahead = 10;

/** The list's rows as far as they are fetched. `seen` is the last row on the screen: what lies ahead of it is fetched in time. */
export function useRows<T extends Row>(of: Declaration<T>, view: View) {
  const request = { ...requestOf(view), ...(view.sort ? { sort: view.sort } : {}) };
  const query = useInfiniteQuery({
    queryKey: [...of.cache, 'list', request],
    queryFn: ({ pageParam, signal }) => of.load({ ...request, limit: pageSize, ...(pageParam ? { cursor: pageParam } : {}) }, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((p) => p.items), [query.data]);
  const fetched = query.data?.pages.length ?? 0;
  return {
    rows, total: query.data?.pages[0]?.total, error: query.data ? undefined : query.error, retry: query.refetch, more: query.hasNextPage, fetching: query.isFetchingNextPage,
    /** Another view's rows, until this one's are there. */
    old: query.isPlaceholderData, query, fetched,
  };
}

/** A page may come short, or empty, with a next one: fetched until there is more than is seen. */
export function useFill(list: Pick<ReturnType<typeof useRows>, 'rows' | 'query' | 'fetched' | 'old'>, seen: number): void {
  const { rows, query, fetched, old } = list;
  const { hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = query;
  const wanted = !old && hasNextPage && !isFetching && !isFetchNextPageError && seen + ahead >= (rows?.length ?? 0);
  useEffect(() => { if (wanted) void fetchNextPage(); }, [fetchNextPage, fetched, wanted]);
}

/** How many match these filters, for a tile. */
export function useCount<T extends Row>(of: Declaration<T>, filters: Filters, q = '') {
  return useQuery({ queryKey: [...of.cache, 'count', q ? { ...filters, q } : filters], queryFn: async ({ signal }) => (await of.load({ ...requestOf({ q, filters }), limit: 1 }, signal)).total, staleTime: 30_000 }).data;
}
