import { queryOptions } from '@tanstack/react-query';
import { api, take } from '../../api/client';

const path = (ws: string) => ({ params: { path: { ws } } });

export const licenceQuery = (ws: string) =>
  queryOptions({ queryKey: ['workspace', ws, 'licence'], queryFn: () => take(api.GET('/api/v1/workspaces/{ws}/licence', path(ws))) });

export const permissionsQuery = (ws: string) =>
  queryOptions({ queryKey: ['workspace', ws, 'permissions'], queryFn: () => take(api.GET('/api/v1/workspaces/{ws}/permissions', path(ws))), staleTime: Infinity });

export const healthQuery = queryOptions({ queryKey: ['health'], queryFn: () => take(api.GET('/api/v1/health')), refetchInterval: 5_000, staleTime: 0 });
