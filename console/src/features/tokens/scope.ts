import { queryOptions } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import type { ApiToken, Items, Role, Scope } from '../../api/types';

export interface NewToken { name: string; role: Role; scopes: Scope[]; expiresAt: string }

/** Where tokens live: in a workspace they have a role, on an account they have scopes. One screen serves both. */
export interface TokenScope {
  kind: 'workspace' | 'account';
  key: string[];
  list: () => Promise<Items<ApiToken>>;
  make: (t: NewToken) => Promise<ApiToken>;
  end: (id: string) => Promise<unknown>;
}

export const workspaceTokens = (ws: string): TokenScope => {
  const path = { ws };
  return {
    kind: 'workspace', key: ['workspace', ws, 'api-tokens'],
    list: () => take(api.GET('/api/v1/workspaces/{ws}/api-tokens', { params: { path } })),
    make: ({ name, role, expiresAt }) => take(api.POST('/api/v1/workspaces/{ws}/api-tokens', { params: { path }, body: { name, role, expiresAt } })),
    end: (id) => take(api.DELETE('/api/v1/workspaces/{ws}/api-tokens/{token}', { params: { path: { ws, token: id } } })),
  };
};

export const accountTokens: TokenScope = {
  kind: 'account', key: ['me', 'api-tokens'],
  list: () => take(api.GET('/api/v1/me/api-tokens')),
  make: ({ name, scopes, expiresAt }) => take(api.POST('/api/v1/me/api-tokens', { body: { name, scopes, expiresAt } })),
  end: (id) => take(api.DELETE('/api/v1/me/api-tokens/{token}', { params: { path: { token: id } } })),
};

export const tokensQuery = (scope: TokenScope) => queryOptions({ queryKey: scope.key, queryFn: scope.list });
