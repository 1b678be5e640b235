import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { api, take, takeTagged } from '../api/client';
import type { Session } from '../api/types';

export const sessionQuery = queryOptions({ queryKey: ['session'], queryFn: () => take(api.GET('/api/v1/session')), staleTime: 60_000 });

export const meQuery = queryOptions({ queryKey: ['me'], queryFn: () => take(api.GET('/api/v1/me')) });

/** Who is signed in. Only below the gate that has already fetched it. */
export const useSession = (): Session => useSuspenseQuery(sessionQuery).data;

export const workspaceQuery = (ws: string) =>
  queryOptions({
    queryKey: ['workspace', ws],
    queryFn: () => takeTagged(api.GET('/api/v1/workspaces/{ws}', { params: { path: { ws } } })),
    staleTime: 30_000,
  });

export function useWorkspace(ws: string) {
  return useSuspenseQuery(workspaceQuery(ws)).data.data;
}

/** The same where there may be none yet, as in the frame. */
export const useWorkspaceMaybe = (ws: string | undefined) => useQuery({ ...workspaceQuery(ws ?? ''), enabled: ws !== undefined }).data?.data;

const key = 'gatehouse-workspace';
export const rememberWorkspace = (ws: string) => localStorage.setItem(key, ws);

/** The workspace this browser was in last, as long as the person still belongs to it. */
export function lastWorkspace(session: Session) {
  const slug = localStorage.getItem(key);
  return session.workspaces.find((w) => w.slug === slug) ?? session.workspaces[0];
}
