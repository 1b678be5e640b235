import { queryOptions } from '@tanstack/react-query';
import { api, take, takeTagged } from '../../api/client';

const path = (ws: string) => ({ params: { path: { ws } } });

export const licenceQuery = (ws: string) =>
  queryOptions({ queryKey: ['workspace', ws, 'licence'], queryFn: () => take(api.GET('/api/v1/workspaces/{ws}/licence', path(ws))) });

export const permissionsQuery = (ws: string) =>
  queryOptions({ queryKey: ['workspace', ws, 'permissions'], queryFn: () => take(api.GET('/api/v1/workspaces/{ws}/permissions', path(ws))), staleTime: Infinity });

export const tokensQuery = (ws: string) =>
  queryOptions({ queryKey: ['workspace', ws, 'api-tokens'], queryFn: () => take(api.GET('/api/v1/workspaces/{ws}/api-tokens', path(ws))) });

export const providersQuery = (ws: string) =>
  queryOptions({ queryKey: ['workspace', ws, 'identity-providers'], queryFn: () => take(api.GET('/api/v1/workspaces/{ws}/identity-providers', path(ws))) });

export const providerQuery = (ws: string, idp: string) =>
  queryOptions({
    queryKey: ['workspace', ws, 'identity-providers', idp],
    queryFn: () => takeTagged(api.GET('/api/v1/workspaces/{ws}/identity-providers/{idp}', { params: { path: { ws, idp } } })),
  });

export const healthQuery = queryOptions({ queryKey: ['health'], queryFn: () => take(api.GET('/api/v1/health')), refetchInterval: 5_000, staleTime: 0 });
