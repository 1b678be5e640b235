// The shapes of the API, by the names the screens use.

export type Role = 'admin' | 'manager' | 'editor' | 'monitor' | 'agent-user';
export interface Named { id: string; name: string }
export interface Total { value: number; exact: boolean }
export interface Page<T> { items: T[]; nextCursor: string | null; total?: Total }

export interface Account extends Named { email: string; firstName: string; lastName: string; operator: boolean; twoFactor: boolean }
export interface Membership { id: string; slug: string; name: string; role: Role }
export interface Session { account: Account; workspaces: Membership[] }
export interface SignInOptions {
  serverName: string;
  workspace?: { slug: string; name: string } | null;
  providers: { id: string; name: string; startUrl: string }[];
  passwordAllowed: boolean;
  mail: boolean;
}

export interface Me extends Account_ {
  profileComplete: boolean;
  hasPassword: boolean;
  twoFactor: TwoFactor;
  identities: { provider: Named; subject: string; linkedAt: string }[];
  pendingEmail?: string | null;
}
interface Account_ extends Named { email: string; firstName: string; lastName: string; locale: string; timeZone: string; operator: boolean; createdAt: string }
export interface TwoFactor { enabled: boolean; recoveryCodesLeft: number; confirmedAt?: string | null }
export interface TwoFactorStart { secret: string; uri: string; qrSvg: string }
export interface AccountSession {
  id: string; current: boolean; device: { browser: string; os: string; name: string }; address: string; place?: string | null;
  method: 'password' | 'identity-provider' | 'setup' | 'token'; provider?: string | null; createdAt: string; lastSeenAt: string; expiresAt: string;
}
export interface AccountDevice {
  id: string; current: boolean; name: string; trusted: boolean; trustedUntil?: string | null; firstSeenAt: string; lastSeenAt: string; address: string;
}
export interface ApiToken {
  id: string; name: string; token?: string; scopes?: string[]; role?: Role; expiresAt: string | null; createdAt: string; lastUsedAt?: string | null; createdBy?: Named;
}

export interface Workspace {
  id: string; slug: string; name: string; contactEmail: string | null; locale: string; timeZone: string; invitationDays: number;
  sessionIdleMinutes: number | null; sessionHours: number | null; requireTwoFactor: boolean; managersMayInviteAdmins: boolean;
  requiredProvider: string | null; createdAt: string; me: { memberId: string | null; role: Role; permissions: string[] };
}
export interface Licence { seats: number | null; used: number; left: number | null; level: 'green' | 'yellow' | 'red' }
export interface PermissionTable { roles: { role: Role; label: string; description: string }[]; permissions: { name: string; description: string; roles: Role[] }[] }
export interface AuditEntry {
  id: string; seq: number; at: string; actor: { type: 'account' | 'system' | 'token' | 'operator' | 'command-line'; id?: string | null; name: string };
  action: string; subject: { type: string; id: string; name: string } | null; before: Record<string, unknown> | null; after: Record<string, unknown> | null;
  address: string | null; requestId: string | null; hash: string;
}
export type JobState = 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';
export interface Job {
  id: string; kind: string; title: string; state: JobState; total: number | null; done: number; failed: number; skipped: number;
  createdBy: Named | null; createdAt: string; startedAt?: string | null; finishedAt?: string | null; undoable: boolean; cancellable: boolean;
  resultUrl?: string | null; error?: string | null;
}
export interface JobItem { seq: number; subject: { id: string | null; name: string }; outcome: 'done' | 'skipped' | 'failed' | null; reason: string | null }
export interface IdentityProvider {
  id: string; name: string; issuer: string; clientId: string; hasSecret: boolean; scopes: string[]; enabled: boolean; jit: boolean;
  defaultRole: Role; allowedDomains: string[]; trustEmail: boolean; redirectUri: string; createdAt: string;
}
export interface ProviderTest { ok: boolean; detail: string; endpoints?: Record<string, string> | null }

export interface OperatorWorkspace { id: string; slug: string; name: string; members: number; admins: number; seats: number | null; createdAt: string }
export interface OperatorAccount {
  id: string; email: string; name: string; status: 'active' | 'disabled' | 'deleted'; operator: boolean; twoFactor: boolean; workspaces: number;
  lastLogin: string | null; createdAt: string;
}
export interface ServerHealth {
  database: { embedded: boolean; version: string; sizeBytes: number; connections: number; maxConnections: number; answeredInMillis: number };
  disk: { path: string; freeBytes: number; totalBytes: number };
  mail: { configured: boolean; queued: number; failed: number; oldestQueued: string | null };
  jobs: { queued: number; running: number; oldestQueued: string | null };
  versions: { gatehouse: string; java: string; postgresql: string };
  backup: { at: string | null; bytes: number | null };
  startedAt: string;
}
