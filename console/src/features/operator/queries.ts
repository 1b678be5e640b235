import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, take } from '../../api/client';

const next = { initialPageParam: '', getNextPageParam: (last: { nextCursor: string | null }) => last.nextCursor };
const query = (q: string | undefined, cursor: string, more: Record<string, string | undefined> = {}) => ({
  limit: 50, ...(q ? { q } : {}), ...(cursor ? { cursor } : {}), ...Object.fromEntries(Object.entries(more).filter(([, v]) => v)),
});

export const operatorWorkspacesQuery = (q?: string) =>
  infiniteQueryOptions({ queryKey: ['operator', 'workspaces', q ?? ''], queryFn: ({ pageParam }) => take(api.GET('/api/v1/operator/workspaces', { params: { query: query(q, pageParam) } })), ...next });

export const operatorAccountsQuery = (q?: string, status?: string) =>
  infiniteQueryOptions({
    queryKey: ['operator', 'accounts', q ?? '', status ?? ''],
    queryFn: ({ pageParam }) => take(api.GET('/api/v1/operator/accounts', { params: { query: query(q, pageParam, { status }) } })), ...next,
  });
