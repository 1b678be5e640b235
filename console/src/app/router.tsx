import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Crashed, NotFound } from './failures';
import { Shell } from './Shell';
import { Start } from './Start';
import { WorkspaceLayout } from './WorkspaceLayout';

type Search = Record<string, string | undefined>;

/** Search parameters are plain words: what is in the address is what was typed, and nothing is read as JSON. */
const search = (raw: Record<string, unknown>): Search => Object.fromEntries(Object.entries(raw).filter((e): e is [string, string] => typeof e[1] === 'string' && e[1] !== ''));

const root = createRootRouteWithContext<{ client: QueryClient }>()({ component: Shell, notFoundComponent: NotFound, validateSearch: search });

const start = createRoute({ getParentRoute: () => root, path: '/', component: Start });
const workspace = createRoute({ getParentRoute: () => root, path: '/w/$ws', component: WorkspaceLayout });


/** The pages, each in a file of its own that is fetched when the pointer nears a link to it. */
const inWorkspace = <P extends string>(path: P, component: ReturnType<typeof lazyRouteComponent>) => createRoute({ getParentRoute: () => workspace, path, component });
const atRoot = <P extends string>(path: P, component: ReturnType<typeof lazyRouteComponent>) => createRoute({ getParentRoute: () => root, path, component });

const ofProviders = () => import('../features/administration/WorkspaceProviders');
const ofGroups = () => import('../features/groups/GroupPage');
const ofServer = () => import('../features/operator/ServerPages');

const tree = root.addChildren([
  start,
  workspace.addChildren([
    inWorkspace('/', lazyRouteComponent(() => import('../features/home/Home'), 'Home')),
    inWorkspace('/users', lazyRouteComponent(() => import('../features/members/Users'), 'Users')),
    inWorkspace('/users/import', lazyRouteComponent(() => import('../features/importing/Import'), 'Import')),
    inWorkspace('/projects', lazyRouteComponent(() => import('../features/projects/Projects'), 'Projects')),
    inWorkspace('/projects/$project', lazyRouteComponent(() => import('../features/projects/ProjectStart'), 'ProjectStart')),
    inWorkspace('/projects/$project/users', lazyRouteComponent(() => import('../features/projectusers/ProjectUsers'), 'ProjectUsers')),
    inWorkspace('/projects/$project/servers', lazyRouteComponent(() => import('../features/projects/Servers'), 'Servers')),
    inWorkspace('/projects/$project/agents', lazyRouteComponent(() => import('../features/projects/Agents'), 'Agents')),
    inWorkspace('/projects/$project/agents/$agent', lazyRouteComponent(() => import('../features/projects/AgentPage'), 'AgentPage')),
    inWorkspace('/projects/$project/auth-links', lazyRouteComponent(() => import('../features/projects/AuthLinks'), 'AuthLinks')),
    inWorkspace('/projects/$project/analytics', lazyRouteComponent(() => import('../features/analytics/Analytics'), 'Analytics')),
    inWorkspace('/projects/$project/playground', lazyRouteComponent(() => import('../features/playground/Playground'), 'Playground')),
    inWorkspace('/projects/$project/settings', lazyRouteComponent(() => import('../features/projects/ProjectSettings'), 'ProjectSettings')),
    inWorkspace('/jobs', lazyRouteComponent(() => import('../features/jobs/Jobs'), 'Jobs')),
    inWorkspace('/administration/users-and-roles', lazyRouteComponent(() => import('../features/invitations/UsersAndRoles'), 'UsersAndRoles')),
    inWorkspace('/administration/teams', lazyRouteComponent(ofGroups, 'Teams')),
    inWorkspace('/administration/tags', lazyRouteComponent(ofGroups, 'Tags')),
    inWorkspace('/administration/sites', lazyRouteComponent(ofGroups, 'Sites')),
    inWorkspace('/administration/licence', lazyRouteComponent(() => import('../features/administration/Licence'), 'Licence')),
    inWorkspace('/administration/audit', lazyRouteComponent(() => import('../features/audit/Audit'), 'Audit')),
    inWorkspace('/administration/roles', lazyRouteComponent(() => import('../features/administration/Roles'), 'Roles')),
    inWorkspace('/administration/tokens', lazyRouteComponent(() => import('../features/administration/WorkspaceTokens'), 'WorkspaceTokens')),
    inWorkspace('/administration/identity-providers', lazyRouteComponent(ofProviders, 'WorkspaceProviders')),
    inWorkspace('/administration/identity-providers/new', lazyRouteComponent(ofProviders, 'WorkspaceProvider')),
    inWorkspace('/administration/identity-providers/$id', lazyRouteComponent(ofProviders, 'WorkspaceProvider')),
    inWorkspace('/administration/settings', lazyRouteComponent(() => import('../features/administration/Settings'), 'Settings')),
    inWorkspace('/administration/health', lazyRouteComponent(() => import('../features/administration/Health'), 'Health')),
  ]),
  atRoot('/account/profile', lazyRouteComponent(() => import('../features/account/Profile'), 'Profile')),
  atRoot('/account/security', lazyRouteComponent(() => import('../features/account/Security'), 'Security')),
  atRoot('/account/sessions', lazyRouteComponent(() => import('../features/account/Sessions'), 'Sessions')),
  atRoot('/account/devices', lazyRouteComponent(() => import('../features/account/Devices'), 'Devices')),
  atRoot('/account/tokens', lazyRouteComponent(() => import('../features/account/AccountTokens'), 'AccountTokens')),
  atRoot('/account/data', lazyRouteComponent(() => import('../features/account/YourData'), 'YourData')),
  atRoot('/operator/workspaces', lazyRouteComponent(() => import('../features/operator/Workspaces'), 'Workspaces')),
  atRoot('/operator/accounts', lazyRouteComponent(() => import('../features/operator/Accounts'), 'Accounts')),
  atRoot('/operator/identity-providers', lazyRouteComponent(ofServer, 'ServerProviders')),
  atRoot('/operator/identity-providers/new', lazyRouteComponent(ofServer, 'ServerProvider')),
  atRoot('/operator/identity-providers/$id', lazyRouteComponent(ofServer, 'ServerProvider')),
  atRoot('/operator/audit', lazyRouteComponent(() => import('../features/operator/ServerAudit'), 'ServerAudit')),
]);

export function createConsoleRouter(client: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { client },
    defaultPreload: 'intent',
    defaultPreloadDelay: 30,
    defaultErrorComponent: Crashed,
    defaultNotFoundComponent: NotFound,
    defaultPendingMs: 150,
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (values) => {
      const text = new URLSearchParams(Object.entries(search(values)) as [string, string][])
        .toString().replaceAll('%2C', ','); // a list of values stays readable
      return text && `?${text}`;
    },
  });
}

declare module '@tanstack/react-router' {
  interface Register { router: ReturnType<typeof createConsoleRouter> }
}
