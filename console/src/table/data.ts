import type { UseInfiniteQueryResult, UseQueryResult } from '@tanstack/react-query';
import type { Items, Total } from '../api/types';
import type { ListData } from './List';

/** Pages fetched one after another, as one list. */
export function pages<T>(q: UseInfiniteQueryResult<{ pages: (Items<T> & { total?: Total })[] }>): ListData<T> & { total: Total | undefined } {
  return {
    items: q.data?.pages.flatMap((p) => p.items), error: q.error, retry: () => void q.refetch(),
    more: q.hasNextPage ? () => void q.fetchNextPage() : undefined, loadingMore: q.isFetchingNextPage, total: q.data?.pages[0]?.total,
  };
}

/** A list that comes whole. */
export function whole<T>(q: UseQueryResult<Items<T>>): ListData<T> {
  return { items: q.data?.items, error: q.error, retry: () => void q.refetch() };
}
