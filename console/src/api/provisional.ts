// The calls of the API, by the shapes the screens use; a test holds their paths against openapi.yaml.
import type * as S from './shapes';

type Json<T> = { content: { 'application/json': T } };
type Nothing = { content?: never };
type Op<Res, Args = object, Body = never> = {
  parameters: { header?: { 'If-Match'?: string }; cookie?: never }
    & (Args extends { path: infer P } ? { path: P } : { path?: never })
    & (Args extends { query: infer Q } ? { query?: Q } : { query?: never });
  responses: { 200: [Res] extends [never] ? Nothing : Json<Res> };
} & ([Body] extends [never] ? { requestBody?: never } : { requestBody: { content: { 'application/json': Body } } });
type Ws = { path: { ws: string } };
type WsId<K extends string> = { path: { ws: string } & Record<K, string> };
type ListQuery = { q?: string; sort?: string; limit?: number; cursor?: string };
type NewProvider = Partial<Omit<S.IdentityProvider, 'id' | 'hasSecret' | 'redirectUri' | 'createdAt'>> & { clientSecret?: string };

export interface paths {
  '/api/v1/setup': { get: Op<{ needed: boolean }>; post: Op<S.Session, object, { token: string; email: string; firstName: string; lastName: string; password: string; workspaceName: string; workspaceSlug?: string }> };
  '/api/v1/session': { get: Op<S.Session>; post: Op<S.Session, object, { email: string; password: string; totp?: string; trustDevice?: boolean }>; delete: Op<never> };
  '/api/v1/sign-in-options': { get: Op<S.SignInOptions, { query: { workspace?: string } }> };
  '/api/v1/password-resets': { post: Op<never, object, { email: string }> };
  '/api/v1/password-resets/{token}': { get: Op<{ email: string }, { path: { token: string } }>; post: Op<never, { path: { token: string } }, { password: string; totp?: string }> };
  '/api/v1/email-changes/{token}': { post: Op<never, { path: { token: string } }>; delete: Op<never, { path: { token: string } }> };

  '/api/v1/me': { get: Op<S.Me>; patch: Op<S.Me, object, { firstName?: string; lastName?: string; locale?: string; timeZone?: string }> };
  '/api/v1/me/password': { put: Op<never, object, { currentPassword: string; newPassword: string }> };
  '/api/v1/me/email': { post: Op<never, object, { password?: string; email: string }>; delete: Op<never> };
  '/api/v1/me/two-factor': { post: Op<S.TwoFactorStart, object, { password?: string }> };
  '/api/v1/me/two-factor/confirm': { post: Op<{ recoveryCodes: string[] }, object, { code: string }> };
  '/api/v1/me/two-factor/recovery-codes': { post: Op<{ recoveryCodes: string[] }, object, { password?: string }> };
  '/api/v1/me/two-factor/disable': { post: Op<never, object, { password?: string }> };
  '/api/v1/me/sessions': { get: Op<S.Page<S.AccountSession>> };
  '/api/v1/me/sessions/end-others': { post: Op<never> };
  '/api/v1/me/sessions/{session}': { delete: Op<never, { path: { session: string } }> };
  '/api/v1/me/devices': { get: Op<S.Page<S.AccountDevice>> };
  '/api/v1/me/devices/{device}': { delete: Op<never, { path: { device: string } }> };
  '/api/v1/me/api-tokens': { get: Op<S.Page<S.ApiToken>>; post: Op<S.ApiToken, object, { name: string; scopes: string[]; expiresAt: string }> };
  '/api/v1/me/api-tokens/{token}': { delete: Op<never, { path: { token: string } }> };
  '/api/v1/me/identities': { post: Op<{ url: string }, object, { provider: string; returnTo?: string }> };
  '/api/v1/me/identities/{idp}': { delete: Op<never, { path: { idp: string } }> };

  '/api/v1/workspaces/{ws}': { get: Op<S.Workspace, Ws>; patch: Op<S.Workspace, Ws, Partial<Omit<S.Workspace, 'id' | 'slug' | 'me' | 'createdAt'>>> };
  '/api/v1/workspaces/{ws}/permissions': { get: Op<S.PermissionTable, Ws> };
  '/api/v1/workspaces/{ws}/licence': { get: Op<S.Licence, Ws> };
  '/api/v1/workspaces/{ws}/audit': { get: Op<S.Page<S.AuditEntry>, Ws & { query: ListQuery & { actor?: string; action?: string; subject?: string; from?: string; to?: string } }> };
  '/api/v1/workspaces/{ws}/audit/actions': { get: Op<{ items: string[] }, Ws> };
  '/api/v1/workspaces/{ws}/audit/verification': { post: Op<S.Job, Ws> };
  '/api/v1/workspaces/{ws}/audit/exports': { post: Op<S.Job, Ws, { filter: Record<string, string> }> };
  '/api/v1/workspaces/{ws}/jobs': { get: Op<S.Page<S.Job>, Ws & { query: ListQuery & { state?: S.JobState } }> };
  '/api/v1/workspaces/{ws}/jobs/{job}': { get: Op<S.Job, WsId<'job'>> };
  '/api/v1/workspaces/{ws}/jobs/{job}/items': { get: Op<S.Page<S.JobItem>, WsId<'job'> & { query: ListQuery }> };
  '/api/v1/workspaces/{ws}/jobs/{job}/cancel': { post: Op<S.Job, WsId<'job'>> };
  '/api/v1/workspaces/{ws}/jobs/{job}/undo': { post: Op<S.Job, WsId<'job'>> };
  '/api/v1/workspaces/{ws}/identity-providers': { get: Op<S.Page<S.IdentityProvider>, Ws>; post: Op<S.IdentityProvider, Ws, NewProvider> };
  '/api/v1/workspaces/{ws}/identity-providers/{idp}': { get: Op<S.IdentityProvider, WsId<'idp'>>; patch: Op<S.IdentityProvider, WsId<'idp'>, NewProvider>; delete: Op<never, WsId<'idp'>> };
  '/api/v1/workspaces/{ws}/identity-providers/{idp}/test': { post: Op<S.ProviderTest, WsId<'idp'>> };
  '/api/v1/workspaces/{ws}/api-tokens': { get: Op<S.Page<S.ApiToken>, Ws>; post: Op<S.ApiToken, Ws, { name: string; role: S.Role; expiresAt: string }> };
  '/api/v1/workspaces/{ws}/api-tokens/{token}': { delete: Op<never, WsId<'token'>> };
  '/api/v1/health': { get: Op<S.ServerHealth> };

  '/api/v1/operator/workspaces': { get: Op<S.Page<S.OperatorWorkspace>, { query: ListQuery }>; post: Op<S.OperatorWorkspace, object, { name: string; slug?: string }> };
  '/api/v1/operator/workspaces/{workspace}': { patch: Op<S.OperatorWorkspace, { path: { workspace: string } }, { seats?: number | null }> };
  '/api/v1/operator/accounts': { get: Op<S.Page<S.OperatorAccount>, { query: ListQuery & { status?: string } }> };
  '/api/v1/operator/accounts/{account}': { patch: Op<S.OperatorAccount, { path: { account: string } }, { operator?: boolean; status?: 'active' | 'disabled' }>; delete: Op<never, { path: { account: string } }> };
  '/api/v1/operator/accounts/{account}/reset-two-factor': { post: Op<never, { path: { account: string } }> };
  '/api/v1/operator/identity-providers': { get: Op<S.Page<S.IdentityProvider>>; post: Op<S.IdentityProvider, object, NewProvider> };
  '/api/v1/operator/identity-providers/{idp}': { get: Op<S.IdentityProvider, { path: { idp: string } }>; patch: Op<S.IdentityProvider, { path: { idp: string } }, NewProvider>; delete: Op<never, { path: { idp: string } }> };
  '/api/v1/operator/identity-providers/{idp}/test': { post: Op<S.ProviderTest, { path: { idp: string } }> };
  '/api/v1/operator/audit/actions': { get: Op<{ items: string[] }> };
  '/api/v1/operator/audit/verification': { post: Op<S.Job> };
  '/api/v1/operator/audit/exports': { post: Op<S.Job, object, { filter: Record<string, string> }> };
  '/api/v1/operator/audit': { get: Op<S.Page<S.AuditEntry>, { query: ListQuery & { actor?: string; action?: string; subject?: string; from?: string; to?: string } }> };
}
