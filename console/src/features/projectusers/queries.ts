import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import type { ProjectUser } from '../../api/types';
import type { BulkRequest } from '../../table/bulk';
import type { Page, Request } from '../../table/declaration';
import { projectsKey } from '../projects/queries';

export const usersKey = (ws: string, project: string) => ['workspace', ws, 'project-users', project] as const;

export const fetchUsers = (ws: string, project: string) => (request: Request, signal: AbortSignal): Promise<Page<ProjectUser>> =>
  take(api.GET('/api/v1/workspaces/{ws}/projects/{project}/users', { params: { path: { ws, project }, query: request as never }, signal }));

/** Kept with the list, so that what refreshes that refreshes this. */
export const summaryQuery = (ws: string, project: string) =>
  queryOptions({ queryKey: [...usersKey(ws, project), 'summary'], queryFn: () => take(api.GET('/api/v1/workspaces/{ws}/projects/{project}/summary', { params: { path: { ws, project } } })), staleTime: 30_000 });

const one = (ws: string, project: string, user: string) => ({ params: { path: { ws, project, user } } });
const key = (ws: string, project: string, user: string, what: string) => [...usersKey(ws, project), 'one', user, what];

export const userQuery = (ws: string, project: string, user: string) => queryOptions({ queryKey: key(ws, project, user, 'itself'), queryFn: () => take(api.GET('/api/v1/workspaces/{ws}/projects/{project}/users/{user}', one(ws, project, user))) });
export const statesQuery = (ws: string, project: string, user: string) => queryOptions({ queryKey: key(ws, project, user, 'servers'), queryFn: () => take(api.GET('/api/v1/workspaces/{ws}/projects/{project}/users/{user}/servers', one(ws, project, user))) });
export const analyticsQuery = (ws: string, project: string, user: string) => queryOptions({ queryKey: key(ws, project, user, 'analytics'), queryFn: () => take(api.GET('/api/v1/workspaces/{ws}/projects/{project}/users/{user}/analytics', one(ws, project, user))) });
/** Asked again while a provider has yet to answer, which takes a second or two. */
export const revocationsQuery = (ws: string, project: string, user: string) => queryOptions({ queryKey: key(ws, project, user, 'revocations'), queryFn: () => take(api.GET('/api/v1/workspaces/{ws}/projects/{project}/users/{user}/revocations', one(ws, project, user))), refetchInterval: ({ state }) => (state.data?.receipts.some((r) => r.provider === 'pending') ? 1_000 : false) });

export const rulesQuery = (ws: string, project: string, user: string) => queryOptions({ queryKey: key(ws, project, user, 'rules'), queryFn: () => take(api.GET('/api/v1/workspaces/{ws}/projects/{project}/users/{user}/rules', one(ws, project, user))) });
export const setRules = (ws: string, project: string, user: string, body: { allow: string[]; deny: string[] }) => take(api.PUT('/api/v1/workspaces/{ws}/projects/{project}/users/{user}/rules', { ...one(ws, project, user), body }));

const paged = (cursor: string) => ({ limit: 10, ...(cursor ? { cursor } : {}) });
export const sessionsQuery = (ws: string, project: string, user: string) =>
  infiniteQueryOptions({ queryKey: key(ws, project, user, 'sessions'), queryFn: ({ pageParam }) => take(api.GET('/api/v1/workspaces/{ws}/projects/{project}/users/{user}/sessions', { params: { path: { ws, project, user }, query: paged(pageParam) } })), initialPageParam: '', getNextPageParam: (last) => last.nextCursor });
export const callsQuery = (ws: string, project: string, user: string) =>
  infiniteQueryOptions({ queryKey: key(ws, project, user, 'calls'), queryFn: ({ pageParam }) => take(api.GET('/api/v1/workspaces/{ws}/projects/{project}/users/{user}/calls', { params: { path: { ws, project, user }, query: paged(pageParam) } })), initialPageParam: '', getNextPageParam: (last) => last.nextCursor });

export const revokeUser = (ws: string, project: string, user: string, servers: string[]) => take(api.POST('/api/v1/workspaces/{ws}/projects/{project}/users/{user}/revoke', { ...one(ws, project, user), body: { servers } }));
export const removeUser = (ws: string, project: string, user: string) => take(api.DELETE('/api/v1/workspaces/{ws}/projects/{project}/users/{user}', one(ws, project, user)));

export const usersMoved = (client: QueryClient, ws: string, project: string) => Promise.all([usersKey(ws, project), projectsKey(ws)].map((queryKey) => client.invalidateQueries({ queryKey })));

/** The filter as a body has it: one number of days, and yes or no, are no lists. */
export function asBody({ activeIn, inactive, never, ...rest }: Record<string, unknown>): Record<string, unknown> {
  const first = (v: unknown): unknown => (Array.isArray(v) ? v[0] : v);
  const flag = (v: unknown) => String(first(v)) === 'true';
  return { ...rest, ...(activeIn === undefined ? {} : { activeIn: first(activeIn) }), ...(inactive === undefined ? {} : { inactive: flag(inactive) }), ...(never === undefined ? {} : { never: flag(never) }) };
}

/** A bulk request of this list says which project it means. */
export const scoped = (project: string, { filter, ...rest }: BulkRequest) => ({ ...rest, scope: project, ...(filter ? { filter: asBody(filter) } : {}) });
