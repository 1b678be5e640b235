import { Button } from '@mantine/core';
import { IconRobotOff, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { isProblem } from '../../api/problem';
import { may } from '../../api/permissions';
import type { Agent } from '../../api/types';
import { paths } from '../../app/paths';
import { useWorkspace } from '../../app/session';
import { common, projects } from '../../texts';
import { Confirm } from '../../ui/dialogs';
import { Link, useGo } from '../../ui/Link';
import { Page, Section } from '../../ui/Page';
import { ErrorState, LoadingLines, State } from '../../ui/states';
import { toast } from '../../ui/toast';
import { AgentKeys } from './AgentKeys';
import { AgentRules } from './AgentRules';
import { ClientSection } from './ClientConfig';
import { NoProject } from './ProjectFrame';
import { agentQuery, agentsQuery, projectQuery, projectsMoved, removeAgent } from './queries';

const t = projects.agent;

/** One agent: its keys, how it connects, and what it may use. */
export function AgentPage() {
  const { ws, project: slug, agent: id } = useParams({ strict: false }) as { ws: string; project: string; agent: string };
  const workspace = useWorkspace(ws);
  const project = useQuery(projectQuery(ws, slug));
  const query = useQuery(agentQuery(ws, slug, id));
  const p = paths.workspace(ws).project(slug);
  const crumbs = [{ label: projects.page, to: paths.workspace(ws).projects() }, { label: project.data?.data.name ?? slug, to: p.start() }, { label: projects.agents, to: p.agents() }];
  if (isProblem(project.error, 'not-found')) return <NoProject ws={ws} />;
  if (isProblem(query.error, 'not-found')) return <State level={1} icon={<IconRobotOff size={24} stroke={1.6} />} title={t.gone} detail={t.goneDetail} actions={<Button component={Link} to={p.agents()}>{t.all}</Button>} />;
  if (!query.data) return <Page title={projects.agents} place={workspace.name} crumbs={crumbs}>{query.error ? <ErrorState error={query.error} retry={() => void query.refetch()} /> : <LoadingLines />}</Page>;
  const agent = query.data.data;
  const why = may(workspace, 'projects.write') ? undefined : common.notYours(common.role[workspace.me.role]);
  const of = { ws, project: slug, agent, why };
  return (
    <Page title={agent.name} place={workspace.name} crumbs={crumbs}>
      <AgentKeys {...of} />
      <ClientSection ws={ws} project={slug} />
      <AgentRules key={agent.id} {...of} etag={query.data.etag} />
      {!why && <Remove {...of} />}
    </Page>
  );
}

function Remove({ ws, project, agent }: { ws: string; project: string; agent: Agent }) {
  const client = useQueryClient();
  const go = useGo();
  const [asking, setAsking] = useState(false);
  const run = async () => {
    await removeAgent(ws, project, agent.id);
    toast(t.removed(agent.name));
    go(paths.workspace(ws).project(project).agents(), { replace: true });
    await Promise.all([client.invalidateQueries({ ...agentsQuery(ws, project), exact: true }), client.invalidateQueries({ ...projectQuery(ws, project) })]);
    void projectsMoved(client, ws);
  };
  return (
    <Section title={t.removeSection} detail={t.removeDetail} actions={<Button variant="default" className="danger-line" leftSection={<IconTrash size={16} stroke={1.7} />} onClick={() => setAsking(true)}>{t.remove}</Button>}>
      {asking && <Confirm title={t.removeTitle(agent.name)} action={t.remove} type={agent.name} onClose={() => setAsking(false)} run={run}><p>{t.removeDetail}</p></Confirm>}
    </Section>
  );
}
