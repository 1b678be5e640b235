/** A page of this console. Only the builder below makes them, so a link can lead nowhere that does not exist. */
export type PagePath = string & { readonly page: unique symbol };

type Search = Record<string, string | undefined>;

function page(template: string, parameters: Record<string, string> = {}, search: Search = {}): PagePath {
  const path = template.replace(/\$(\w+)/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ''));
  const query = new URLSearchParams(Object.entries(search).filter((e): e is [string, string] => e[1] !== undefined && e[1] !== '')).toString();
  return (query ? `${path}?${query}` : path) as PagePath;
}

export const paths = {
  root: () => page('/'),
  signIn: (search: { workspace?: string; returnTo?: string; problem?: string; ended?: 'yes' } = {}) => page('/sign-in', {}, search),
  forgot: (search: { email?: string } = {}) => page('/forgot', {}, search),
  /** Where an invitation goes on after a sign-in; its token waits in the browser, not in the address. */
  invitation: () => page('/invitation'),
  /** Where an auth link goes on after a sign-in, in the same way. */
  connect: () => page('/connect'),
  welcome: (search: { returnTo?: string } = {}) => page('/welcome', {}, search),

  workspace: (ws: string) => {
    const of = (rest: string, more: Record<string, string> = {}, search: Search = {}) => page(`/w/$ws${rest}`, { ws, ...more }, search);
    return {
      home: () => of(''),
      users: (search: Search = {}) => of('/users', {}, search),
      import: (search: { file?: string | undefined; check?: string | undefined; job?: string | undefined } = {}) => of('/users/import', {}, search),
      projects: (search: { q?: string; new?: 'yes' } = {}) => of('/projects', {}, search),
      project: (project: string) => ({
        start: () => of('/projects/$project', { project }),
        users: (search: Search = {}) => of('/projects/$project/users', { project }, search),
        servers: (search: { new?: 'yes' } = {}) => of('/projects/$project/servers', { project }, search),
        agents: (search: { new?: 'yes' } = {}) => of('/projects/$project/agents', { project }, search),
        agent: (agent: string) => of('/projects/$project/agents/$agent', { project, agent }),
        authLinks: (search: { new?: 'yes' } = {}) => of('/projects/$project/auth-links', { project }, search),
        analytics: (search: { days?: string; unit?: string; of?: string } = {}) => of('/projects/$project/analytics', { project }, search),
        playground: (search: { agent?: string; person?: string; tool?: string } = {}) => of('/projects/$project/playground', { project }, search),
        settings: () => of('/projects/$project/settings', { project }),
      }),
      jobs: (search: { job?: string } = {}) => of('/jobs', {}, search),
      usersAndRoles: (search: { invitations?: string; invited?: string } = {}) => of('/administration/users-and-roles', {}, search),
      teams: () => of('/administration/teams'),
      tags: () => of('/administration/tags'),
      sites: () => of('/administration/sites'),
      licence: () => of('/administration/licence'),
      audit: (search: { action?: string; actor?: string; subject?: string; q?: string; from?: string; to?: string; entry?: string } = {}) => of('/administration/audit', {}, search),
      roles: () => of('/administration/roles'),
      tokens: (search: { new?: 'yes' } = {}) => of('/administration/tokens', {}, search),
      providers: () => of('/administration/identity-providers'),
      provider: (id: string) => of('/administration/identity-providers/$id', { id }),
      newProvider: () => of('/administration/identity-providers/new'),
      settings: () => of('/administration/settings'),
      health: () => of('/administration/health'),
    };
  },
  account: {
    profile: () => page('/account/profile'),
    security: (search: { returnTo?: string } = {}) => page('/account/security', {}, search),
    sessions: () => page('/account/sessions'),
    devices: () => page('/account/devices'),
    tokens: () => page('/account/tokens'),
    data: () => page('/account/data'),
  },
  operator: {
    workspaces: (search: { q?: string } = {}) => page('/operator/workspaces', {}, search),
    accounts: (search: { q?: string; status?: string } = {}) => page('/operator/accounts', {}, search),
    providers: () => page('/operator/identity-providers'),
    provider: (id: string) => page('/operator/identity-providers/$id', { id }),
    newProvider: () => page('/operator/identity-providers/new'),
    audit: (search: { actor?: string; subject?: string; entry?: string } = {}) => page('/operator/audit', {}, search),
  },
} as const;

const publicPages = /^\/(setup|sign-in|forgot|reset\/[^/]+|confirm-email\/[^/]+|invitation(\/[^/]+)?|connect(\/[^/]+)?|welcome)\/?$/;

/** Pages that need no shell; they load from an entry of their own. */
export function isPublic(pathname: string): boolean {
  return publicPages.test(pathname);
}

/**
 * Where to go after signing in. Only a path of this very console: anything that a browser would read as another host
 * ("//evil", "/\evil", "https:") falls back to the start.
 */
export function safeReturn(wanted: string | null | undefined): PagePath {
  const safe = wanted && /^\/(?![/\\])/.test(wanted) && !/[\u0000-\u001f\\]/.test(wanted) && (wanted === paths.invitation() || wanted === paths.connect() || !isPublic(wanted.split(/[?#]/)[0] ?? ''));
  return (safe ? wanted : '/') as PagePath;
}
