import type { McpServer, McpServerAuth } from '../../api/types';

/** A server as its form has it: flat, and every field a text or a choice. */
export interface ServerValues extends Record<string, unknown> {
  name: string; slug: string; description: string; url: string; kind: McpServerAuth['kind']; level: 'user' | 'project'; headerName: string; prefix: string; queryName: string; enabled: boolean;
  scopes: string; clientId: string; /** Typed now; what was set is never shown. */ clientSecret: string; hasClientSecret: boolean;
}

export const newServer: ServerValues = { name: '', slug: '', description: '', url: '', kind: 'none', level: 'user', headerName: 'Authorization', prefix: 'Bearer ', queryName: '', enabled: true, scopes: '', clientId: '', clientSecret: '', hasClientSecret: false };

export const valuesOf = ({ name, slug, description, url, auth, enabled }: McpServer): ServerValues => ({
  name, slug, description, url, enabled, kind: auth.kind, level: auth.level ?? 'user',
  headerName: auth.kind === 'header' ? (auth.name ?? '') : newServer.headerName, prefix: auth.kind === 'header' ? (auth.prefix ?? '') : newServer.prefix,
  queryName: auth.kind === 'query' ? (auth.name ?? '') : '',
  scopes: (auth.scopes ?? []).join(' '), clientId: auth.clientId ?? '', clientSecret: '', hasClientSecret: auth.hasClientSecret ?? false,
});

/** Only what belongs to the kind: the server refuses the rest. */
export function authOf(v: ServerValues): McpServerAuth {
  switch (v.kind) {
    case 'none': return { kind: 'none' };
    case 'header': return { kind: 'header', level: v.level, name: v.headerName.trim(), prefix: v.prefix };
    case 'query': return { kind: 'query', level: v.level, name: v.queryName.trim() };
    case 'oauth': return {
      kind: 'oauth', level: v.level, scopes: v.scopes.split(/[\s,]+/).filter(Boolean),
      ...(v.clientId.trim() ? { clientId: v.clientId.trim(), ...(v.clientSecret ? { clientSecret: v.clientSecret.trim() } : {}) } : {}),
    };
  }
}

/** Where the server's complaints about the nested part land in this form. */
export const placesOf = (v: ServerValues): Record<string, string> => ({ '/auth/name': v.kind === 'query' ? '/queryName' : '/headerName', '/auth/prefix': '/prefix', '/auth/level': '/level', '/auth/kind': '/kind', '/auth/scopes': '/scopes', '/auth/clientId': '/clientId', '/auth/clientSecret': '/clientSecret' });

const hostOf = (url: string) => { try { return new URL(url.trim()).origin; } catch { return url.trim(); } };

/** True when saving takes away the secrets given so far; the server decides the same way. */
export const endsSecrets = (before: ServerValues, now: ServerValues): boolean =>
  before.kind !== 'none' && (hostOf(before.url) !== hostOf(now.url) || before.kind !== now.kind || before.level !== now.level || (now.kind === 'oauth' && (before.url.trim() !== now.url.trim() || before.clientId.trim() !== now.clientId.trim())));
