import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, take } from '../../api/client';

export interface AuditFilter { action?: string; actor?: string; subject?: string; q?: string; from?: string; to?: string }
export const auditFilterNames = ['action', 'actor', 'subject', 'q', 'from', 'to'] as const;

export const filterOf = (search: Record<string, string | undefined>): AuditFilter => Object.fromEntries(auditFilterNames.map((n) => [n, search[n]]));

/** Whose log: a workspace's, or (undefined) the server's own. */
export type AuditScope = string | undefined;

const clean = (f: AuditFilter): AuditFilter => Object.fromEntries(Object.entries(f).filter(([, v]) => v));
/** Days become moments in the reader's own time: "until" includes its whole day. */
const moments = ({ from, to, ...rest }: AuditFilter): AuditFilter => ({
  ...rest,
  ...(from ? { from: new Date(`${from}T00:00:00`).toISOString() } : {}),
  ...(to ? { to: new Date(`${to}T23:59:59.999`).toISOString() } : {}),
});
export const auditRequestFilter = (f: AuditFilter) => moments(clean(f));

export const auditQuery = (ws: AuditScope, filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ws ? ['workspace', ws, 'audit', clean(filter)] : ['operator', 'audit', clean(filter)],
    queryFn: ({ pageParam }) => {
      const query = { ...auditRequestFilter(filter), limit: 50, ...(pageParam ? { cursor: pageParam } : {}) };
      return ws
        ? take(api.GET('/api/v1/workspaces/{ws}/audit', { params: { path: { ws }, query } }))
        : take(api.GET('/api/v1/operator/audit', { params: { query } }));
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });

export const recentAuditQuery = (ws: string) =>
  queryOptions({ queryKey: ['workspace', ws, 'audit', 'recent'], queryFn: () => take(api.GET('/api/v1/workspaces/{ws}/audit', { params: { path: { ws }, query: { limit: 6 } } })) });

export const auditActionsQuery = (ws: AuditScope) =>
  queryOptions({
    queryKey: ws ? ['workspace', ws, 'audit-actions'] : ['operator', 'audit-actions'],
    queryFn: () => (ws ? take(api.GET('/api/v1/workspaces/{ws}/audit/actions', { params: { path: { ws } } })) : take(api.GET('/api/v1/operator/audit/actions'))),
    staleTime: 300_000,
  });
