import { Button } from '@mantine/core';
import { IconStackPop } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { isProblem } from '../../api/problem';
import { may } from '../../api/permissions';
import type { Project, Workspace } from '../../api/types';
import { paths } from '../../app/paths';
import { useWorkspace } from '../../app/session';
import { common, projects as t } from '../../texts';
import { figure } from '../../texts/format';
import { Link } from '../../ui/Link';
import { Page } from '../../ui/Page';
import { ErrorState, LoadingLines, State } from '../../ui/states';
import s from './projects.module.css';
import { projectQuery } from './queries';

export interface Here {
  workspace: Workspace; ws: string; project: Project; etag: string | null;
  /** What a person may not do here, said to them; undefined when they may. */
  why: string | undefined;
}

interface Props { tab: 'users' | 'servers' | 'agents' | 'authLinks' | 'analytics' | 'playground' | 'settings'; width?: 'fill' | 'text'; actions?: (here: Here) => ReactNode; children: (here: Here) => ReactNode }

/** The head of a project and its tabs, each of them an address of its own. */
export function ProjectFrame({ tab, width = 'fill', actions, children }: Props) {
  const { ws, project: slug } = useParams({ strict: false }) as { ws: string; project: string };
  const workspace = useWorkspace(ws);
  const query = useQuery(projectQuery(ws, slug));
  const crumbs = [{ label: t.page, to: paths.workspace(ws).projects() }];
  if (isProblem(query.error, 'not-found')) return <NoProject ws={ws} />;
  if (!query.data) {
    return <Page title={slug} place={workspace.name} crumbs={crumbs} tools={<Tabs ws={ws} slug={slug} tab={tab} />}>{query.error ? <ErrorState error={query.error} retry={() => void query.refetch()} /> : <LoadingLines />}</Page>;
  }
  const project = query.data.data;
  const here: Here = { workspace, ws, project, etag: query.data.etag, why: may(workspace, 'projects.write') ? undefined : common.notYours(common.role[workspace.me.role]) };
  return (
    <Page title={project.name} place={`${t.tabs[tab]} · ${workspace.name}`} crumbs={crumbs} actions={actions?.(here)} width={width} tools={<Tabs ws={ws} slug={project.slug} tab={tab} project={project} />}>
      {children(here)}
    </Page>
  );
}

function Tabs({ ws, slug, tab, project }: { ws: string; slug: string; tab: Props['tab']; project?: Project }) {
  const p = paths.workspace(ws).project(slug);
  const all = [
    { key: 'users', to: p.users(), n: project?.users },
    { key: 'servers', to: p.servers(), n: project?.servers },
    { key: 'agents', to: p.agents(), n: project?.agents },
    { key: 'authLinks', to: p.authLinks(), n: undefined },
    { key: 'analytics', to: p.analytics(), n: undefined },
    { key: 'playground', to: p.playground(), n: undefined },
    { key: 'settings', to: p.settings(), n: undefined },
  ] as const;
  // Where they do not fit, the one that is open is not beyond the edge.
  const nav = useRef<HTMLElement>(null);
  useEffect(() => nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' }), [tab, project]);
  return (
    <nav ref={nav} className={s.tabs} aria-label={t.tabs.label}>
      {all.map((x) => <Link key={x.key} to={x.to} aria-current={x.key === tab ? 'page' : undefined}>{t.tabs[x.key]}{x.n !== undefined && <small>{figure(x.n)}</small>}</Link>)}
    </nav>
  );
}

export function NoProject({ ws }: { ws: string }) {
  return <State level={1} icon={<IconStackPop size={24} stroke={1.6} />} title={t.gone} detail={t.goneDetail} actions={<Button component={Link} to={paths.workspace(ws).projects()}>{t.all}</Button>} />;
}
