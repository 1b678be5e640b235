import { queryOptions } from '@tanstack/react-query';
import { api, take } from '../../api/client';

export const setupQuery = queryOptions({ queryKey: ['setup'], queryFn: () => take(api.GET('/api/v1/setup')) });

export const signInOptionsQuery = (workspace?: string) =>
  queryOptions({
    queryKey: ['sign-in-options', workspace ?? null],
    queryFn: () => take(api.GET('/api/v1/sign-in-options', { params: { query: workspace ? { workspace } : {} } })),
    staleTime: Infinity,
  });

export const sessionQuery = queryOptions({ queryKey: ['session'], queryFn: () => take(api.GET('/api/v1/session')), staleTime: 60_000 });

export const meQuery = queryOptions({ queryKey: ['me'], queryFn: () => take(api.GET('/api/v1/me')) });

export const invitationQuery = (token: string) =>
  queryOptions({ queryKey: ['invitation', token], queryFn: () => take(api.GET('/api/v1/invitations/{token}', { params: { path: { token } } })), staleTime: Infinity, retry: false });

export const resetQuery = (token: string) =>
  queryOptions({ queryKey: ['password-reset', token], queryFn: () => take(api.GET('/api/v1/password-resets/{token}', { params: { path: { token } } })), staleTime: Infinity });

export const connectQuery = (token: string) =>
  queryOptions({ queryKey: ['connect', token], queryFn: () => take(api.GET('/api/v1/connect/{token}', { params: { path: { token } } })), staleTime: Infinity });

export const connectServersQuery = (token: string) =>
  queryOptions({ queryKey: ['connect', token, 'servers'], queryFn: () => take(api.GET('/api/v1/connect/{token}/servers', { params: { path: { token } } })) });
