import { infiniteQueryOptions, keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query';
import { api, take, takeTagged } from '../../api/client';
import type { AgentMode, McpServerAuth, NewAgentKey, NewAuthLink, NewMcpServer, NewProject, ToolRules } from '../../api/types';

export const projectsKey = (ws: string) => ['workspace', ws, 'projects'] as const;
/** Where all of one project is in the cache. */
export const projectKey = (ws: string, project: string) => [...projectsKey(ws), 'of', project] as const;

const match = (etag: string | null | undefined) => (etag ? { header: { 'If-Match': etag } } : {});

export const projectsQuery = (ws: string, q: string) =>
  infiniteQueryOptions({
    queryKey: [...projectsKey(ws), 'list', q],
    queryFn: ({ pageParam }) => take(api.GET('/api/v1/workspaces/{ws}/projects', { params: { path: { ws }, query: { limit: 50, ...(q ? { q } : {}), ...(pageParam ? { cursor: pageParam } : {}) } } })),
    initialPageParam: '', getNextPageParam: (last) => last.nextCursor, placeholderData: keepPreviousData,
  });

/** With its version, for the settings. */
export const projectQuery = (ws: string, project: string) =>
  queryOptions({ queryKey: [...projectKey(ws, project), 'itself'], queryFn: () => takeTagged(api.GET('/api/v1/workspaces/{ws}/projects/{project}', { params: { path: { ws, project } } })) });

export const serversQuery = (ws: string, project: string) =>
  queryOptions({ queryKey: [...projectKey(ws, project), 'servers'], queryFn: () => take(api.GET('/api/v1/workspaces/{ws}/projects/{project}/servers', { params: { path: { ws, project } } })) });

/** With its version, for a form; asked for anew each time one is opened. */
export const serverFormQuery = (ws: string, project: string, server: string) =>
  queryOptions({ queryKey: ['workspace', ws, 'server-form', project, server], queryFn: () => takeTagged(api.GET('/api/v1/workspaces/{ws}/projects/{project}/servers/{server}', { params: { path: { ws, project, server } } })), gcTime: 0, staleTime: Infinity, refetchOnWindowFocus: false });

/** A test is asked for anew each time, and not kept. */
export const serverTestQuery = (ws: string, project: string, server: string) =>
  queryOptions({ queryKey: ['workspace', ws, 'server-test', project, server], queryFn: () => take(api.POST('/api/v1/workspaces/{ws}/projects/{project}/servers/{server}/test', { params: { path: { ws, project, server } } })), gcTime: 0, staleTime: Infinity, retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false });

export const credentialQuery = (ws: string, project: string, server: string) =>
  queryOptions({ queryKey: [...projectKey(ws, project), 'servers', server, 'credential'], queryFn: () => take(api.GET('/api/v1/workspaces/{ws}/projects/{project}/servers/{server}/credential', { params: { path: { ws, project, server } } })) });
export const setCredential = (ws: string, project: string, server: string, secret: string, untested: boolean) => take(api.PUT('/api/v1/workspaces/{ws}/projects/{project}/servers/{server}/credential', { params: { path: { ws, project, server } }, body: untested ? { secret, untested } : { secret } }));
export const authorizeServer = (ws: string, project: string, server: string) => take(api.POST('/api/v1/workspaces/{ws}/projects/{project}/servers/{server}/credential/authorization', { params: { path: { ws, project, server } } }));
export const removeCredential = (ws: string, project: string, server: string) => take(api.DELETE('/api/v1/workspaces/{ws}/projects/{project}/servers/{server}/credential', { params: { path: { ws, project, server } } }));

export const agentsQuery = (ws: string, project: string) =>
  queryOptions({ queryKey: [...projectKey(ws, project), 'agents'], queryFn: () => take(api.GET('/api/v1/workspaces/{ws}/projects/{project}/agents', { params: { path: { ws, project } } })) });

export const agentQuery = (ws: string, project: string, agent: string) =>
  queryOptions({ queryKey: [...projectKey(ws, project), 'agents', agent], queryFn: () => takeTagged(api.GET('/api/v1/workspaces/{ws}/projects/{project}/agents/{agent}', { params: { path: { ws, project, agent } } })) });

export const keysQuery = (ws: string, project: string, agent: string) =>
  queryOptions({ queryKey: [...projectKey(ws, project), 'agents', agent, 'keys'], queryFn: () => take(api.GET('/api/v1/workspaces/{ws}/projects/{project}/agents/{agent}/keys', { params: { path: { ws, project, agent } } })) });

/** Whatever is changed in a project may show in its counts too. */
export const projectsMoved = (client: QueryClient, ws: string) => client.invalidateQueries({ queryKey: projectsKey(ws) });

export const makeProject = (ws: string, body: NewProject) => take(api.POST('/api/v1/workspaces/{ws}/projects', { params: { path: { ws } }, body }));
export const removeProject = (ws: string, project: string) => take(api.DELETE('/api/v1/workspaces/{ws}/projects/{project}', { params: { path: { ws, project }, query: { confirm: project } } }));
export const changeProject = (ws: string, project: string, body: { name: string; description: string }, etag: string | null) =>
  take(api.PATCH('/api/v1/workspaces/{ws}/projects/{project}', { params: { path: { ws, project }, ...match(etag) }, body }));

export const addServer = (ws: string, project: string, body: NewMcpServer) => take(api.POST('/api/v1/workspaces/{ws}/projects/{project}/servers', { params: { path: { ws, project } }, body }));
export const changeServer = (ws: string, project: string, server: string, body: { name?: string; description?: string; url?: string; auth?: McpServerAuth; enabled?: boolean }, etag?: string | null) =>
  take(api.PATCH('/api/v1/workspaces/{ws}/projects/{project}/servers/{server}', { params: { path: { ws, project, server }, ...match(etag) }, body }));
export const removeServer = (ws: string, project: string, server: string) => take(api.DELETE('/api/v1/workspaces/{ws}/projects/{project}/servers/{server}', { params: { path: { ws, project, server } } }));

export const makeAgent = (ws: string, project: string, name: string) => take(api.POST('/api/v1/workspaces/{ws}/projects/{project}/agents', { params: { path: { ws, project } }, body: { name } }));
export const changeAgent = (ws: string, project: string, agent: string, body: { name: string; mode: AgentMode; rules: ToolRules }, etag: string | null) =>
  take(api.PATCH('/api/v1/workspaces/{ws}/projects/{project}/agents/{agent}', { params: { path: { ws, project, agent }, ...match(etag) }, body }));
export const removeAgent = (ws: string, project: string, agent: string) => take(api.DELETE('/api/v1/workspaces/{ws}/projects/{project}/agents/{agent}', { params: { path: { ws, project, agent } } }));
export const makeKey = (ws: string, project: string, agent: string, body: NewAgentKey) => take(api.POST('/api/v1/workspaces/{ws}/projects/{project}/agents/{agent}/keys', { params: { path: { ws, project, agent } }, body }));
export const endKey = (ws: string, project: string, agent: string, key: string) => take(api.DELETE('/api/v1/workspaces/{ws}/projects/{project}/agents/{agent}/keys/{key}', { params: { path: { ws, project, agent, key } } }));

export const linksKey = (ws: string, project: string) => [...projectKey(ws, project), 'auth-links'] as const;
export const linksQuery = (ws: string, project: string) =>
  infiniteQueryOptions({
    queryKey: linksKey(ws, project),
    queryFn: ({ pageParam }) => take(api.GET('/api/v1/workspaces/{ws}/projects/{project}/auth-links', { params: { path: { ws, project }, query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } } })),
    initialPageParam: '', getNextPageParam: (last) => last.nextCursor,
  });
export const makeLink = (ws: string, project: string, body: NewAuthLink) => take(api.POST('/api/v1/workspaces/{ws}/projects/{project}/auth-links', { params: { path: { ws, project } }, body }));
export const endLink = (ws: string, project: string, link: string) => take(api.DELETE('/api/v1/workspaces/{ws}/projects/{project}/auth-links/{link}', { params: { path: { ws, project, link } } }));
