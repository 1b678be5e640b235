import { queryOptions } from '@tanstack/react-query';
import { api, take, takeTagged } from '../../api/client';
import type { IdentityProvider, Items, ProviderTest, Role } from '../../api/types';
import { type PagePath, paths } from '../../app/paths';

export interface ProviderInput {
  name: string; issuer: string; clientId: string; clientSecret?: string; scopes: string[]; enabled: boolean; jit: boolean; defaultRole: Role; allowedDomains: string[]; trustEmail?: boolean;
}

/** Identity providers of one workspace, or of the whole server. */
export interface ProviderScope {
  server: boolean;
  key: string[];
  list: () => Promise<Items<IdentityProvider>>;
  get: (id: string) => Promise<{ data: IdentityProvider; etag: string | null }>;
  add: (p: ProviderInput) => Promise<IdentityProvider>;
  change: (id: string, p: Partial<ProviderInput>, etag: string | null) => Promise<IdentityProvider>;
  remove: (id: string) => Promise<unknown>;
  test: (id: string) => Promise<ProviderTest>;
  listPage: () => PagePath; newPage: () => PagePath; page: (id: string) => PagePath;
}

const match = (etag: string | null) => (etag ? { header: { 'If-Match': etag } } : {});

export const workspaceProviders = (ws: string): ProviderScope => {
  const one = (idp: string) => ({ path: { ws, idp } });
  const p = paths.workspace(ws);
  return {
    server: false, key: ['workspace', ws, 'identity-providers'], listPage: p.providers, newPage: p.newProvider, page: p.provider,
    list: () => take(api.GET('/api/v1/workspaces/{ws}/identity-providers', { params: { path: { ws } } })),
    get: (id) => takeTagged(api.GET('/api/v1/workspaces/{ws}/identity-providers/{idp}', { params: one(id) })),
    add: (body) => take(api.POST('/api/v1/workspaces/{ws}/identity-providers', { params: { path: { ws } }, body })),
    change: (id, body, etag) => take(api.PATCH('/api/v1/workspaces/{ws}/identity-providers/{idp}', { params: { ...one(id), ...match(etag) }, body })),
    remove: (id) => take(api.DELETE('/api/v1/workspaces/{ws}/identity-providers/{idp}', { params: one(id) })),
    test: (id) => take(api.POST('/api/v1/workspaces/{ws}/identity-providers/{idp}/test', { params: one(id) })),
  };
};

const one = (idp: string) => ({ path: { idp } });
export const serverProviders: ProviderScope = {
  server: true, key: ['operator', 'identity-providers'], listPage: paths.operator.providers, newPage: paths.operator.newProvider, page: paths.operator.provider,
  list: () => take(api.GET('/api/v1/operator/identity-providers')),
  get: (id) => takeTagged(api.GET('/api/v1/operator/identity-providers/{idp}', { params: one(id) })),
  add: (body) => take(api.POST('/api/v1/operator/identity-providers', { body })),
  change: (id, body, etag) => take(api.PATCH('/api/v1/operator/identity-providers/{idp}', { params: { ...one(id), ...match(etag) }, body })),
  remove: (id) => take(api.DELETE('/api/v1/operator/identity-providers/{idp}', { params: one(id) })),
  test: (id) => take(api.POST('/api/v1/operator/identity-providers/{idp}/test', { params: one(id) })),
};

export const providersQuery = (scope: ProviderScope) => queryOptions({ queryKey: scope.key, queryFn: scope.list });
export const providerQuery = (scope: ProviderScope, id: string) => queryOptions({ queryKey: [...scope.key, id], queryFn: () => scope.get(id) });
