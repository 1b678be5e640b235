import { queryOptions } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import { projectKey } from '../projects/queries';

const of = (ws: string, project: string, agent: string) => ({ params: { path: { ws, project, agent } } });
const whose = (person: string) => (person ? { person } : {});

export const testPeopleQuery = (ws: string, project: string) =>
  queryOptions({ queryKey: [...projectKey(ws, project), 'test-people'], queryFn: () => take(api.GET('/api/v1/workspaces/{ws}/projects/{project}/test-people', { params: { path: { ws, project } } })) });
export const makeTestPerson = (ws: string, project: string, email: string) => take(api.POST('/api/v1/workspaces/{ws}/projects/{project}/test-people', { params: { path: { ws, project } }, body: { email } }));

/** As the agent is shown them now; asked for by hand, and not kept. */
export const toolsQuery = (ws: string, project: string, agent: string, person: string) =>
  queryOptions({ queryKey: ['workspace', ws, 'playground', project, agent, person], queryFn: () => take(api.POST('/api/v1/workspaces/{ws}/projects/{project}/agents/{agent}/playground/tools', { ...of(ws, project, agent), body: whose(person) })), staleTime: 60_000, gcTime: 60_000, retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false });
export const callTool = (ws: string, project: string, agent: string, person: string, tool: string, args: Record<string, unknown>) =>
  take(api.POST('/api/v1/workspaces/{ws}/projects/{project}/agents/{agent}/playground/calls', { ...of(ws, project, agent), body: { ...whose(person), tool, arguments: args } }));
