import { Button } from '@mantine/core';
import { IconFilterOff, IconStack2 } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useCallback } from 'react';
import { may } from '../../api/permissions';
import type { Project } from '../../api/types';
import { paths } from '../../app/paths';
import { useWorkspace } from '../../app/session';
import { useAddress } from '../../app/useAddress';
import { common, projects as t } from '../../texts';
import { figure } from '../../texts/format';
import { pages } from '../../table/data';
import { type Column, List } from '../../table/List';
import { SearchBox } from '../../table/Toolbar';
import { Avatar } from '../../ui/Avatar';
import { Link, useGo } from '../../ui/Link';
import { Page } from '../../ui/Page';
import { State } from '../../ui/states';
import { Time } from '../../ui/Time';
import { Act } from './Act';
import { NewProjectDialog } from './NewProjectDialog';
import { projectsQuery } from './queries';

const columns = (ws: string): Column<Project>[] => [
  { key: 'name', head: t.name, main: true, cell: (p) => <Link to={paths.workspace(ws).project(p.slug).start()} className="row" title={p.name}><Avatar id={p.id} name={p.name} shape="thing" /><span className="ellipsis">{p.name}</span></Link> },
  { key: 'description', head: t.description, width: '30%', hide: 'narrow', cell: (p) => <span title={p.description}>{p.description || <span className="text-3">–</span>}</span> },
  { key: 'slug', head: t.slug, width: '18%', hide: 'phone', cell: (p) => <span className="mono">{p.slug}</span> },
  { key: 'users', head: t.users, width: 90, align: 'right', cell: (p) => figure(p.users) },
  { key: 'servers', head: t.servers, width: 90, align: 'right', hide: 'phone', cell: (p) => figure(p.servers) },
  { key: 'agents', head: t.agents, width: 90, align: 'right', hide: 'phone', cell: (p) => figure(p.agents) },
  { key: 'created', head: t.created, width: 140, hide: 'narrow', cell: (p) => <Time at={p.createdAt} /> },
];

export function Projects() {
  const { ws } = useParams({ from: '/w/$ws' });
  const workspace = useWorkspace(ws);
  const [search, change] = useAddress();
  const go = useGo();
  const writes = may(workspace, 'projects.write');
  const why = writes ? undefined : common.notYours(common.role[workspace.me.role]);
  const data = pages(useInfiniteQuery(projectsQuery(ws, search.q ?? '')));
  const onSearch = useCallback((q: string) => change({ q }), [change]);
  const create = <Act label={t.create} why={why} onClick={() => change({ new: 'yes' })} />;
  const none = data.items?.length === 0 && !search.q;
  return (
    <Page title={t.page} place={workspace.name} lead={t.lead} width="fill" {...(data.total ? { count: figure(data.total.value) } : {})} actions={none ? undefined : create} tools={none ? undefined : <SearchBox value={search.q ?? ''} onChange={onSearch} label={t.search} />}>
      <List
        label={t.page} columns={columns(ws)} data={data} rowKey={(p) => p.id} onRow={(p) => go(paths.workspace(ws).project(p.slug).start())}
        empty={search.q
          ? <State icon={<IconFilterOff size={24} stroke={1.6} />} title={common.nothingMatches(search.q)} actions={<Button variant="default" onClick={() => onSearch('')}>{common.clear}</Button>} />
          : <State icon={<IconStack2 size={24} stroke={1.6} />} title={t.empty.title} detail={why ?? t.empty.detail} actions={writes ? create : undefined} />}
      />
      {search.new && writes && <NewProjectDialog ws={ws} close={() => change({ new: undefined })} />}
    </Page>
  );
}
