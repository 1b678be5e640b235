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

const home = createRoute({ getParentRoute: () => workspace, path: '/', component: lazyRouteComponent(() => import('../features/home/Home'), 'Home') });

const tree = root.addChildren([start, workspace.addChildren([home])]);

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
      const text = new URLSearchParams(Object.entries(search(values)) as [string, string][]).toString();
      return text && `?${text}`;
    },
  });
}

declare module '@tanstack/react-router' {
  interface Register { router: ReturnType<typeof createConsoleRouter> }
}
