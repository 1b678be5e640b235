import { Menu } from '@mantine/core';
import { IconCircleDashed, IconClockHour4, IconId, IconLink, IconMoonStars, IconPlugConnected, IconPlugConnectedX, IconServer, IconTrash, IconUserOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, take } from '../../api/client';
import type { ProjectUser } from '../../api/types';
import { paths } from '../../app/paths';
import { projectUsers as t } from '../../texts';
import { figure } from '../../texts/format';
import type { Column, Declaration, Filter, Option } from '../../table/declaration';
import { range } from '../analytics/range';
import { Avatar } from '../../ui/Avatar';
import { Tag } from '../../ui/Tag';
import { Time } from '../../ui/Time';
import { toast } from '../../ui/toast';
import type { Here } from '../projects/ProjectFrame';
import { serversQuery } from '../projects/queries';
import { NobodyYet } from './NobodyYet';
import s from './projectusers.module.css';
import { fetchUsers, scoped, summaryQuery, usersKey } from './queries';
import { UserDrawer } from './UserDrawer';

const icon = { size: 16, stroke: 1.7 };

export type Asking = { user: ProjectUser; action: 'connect' | 'revoke' | 'remove' };
type Ask = (asking: Asking) => void;

const few = 3;
export function ServerTags({ servers }: { servers: ProjectUser['authenticatedServers'] }) {
  if (servers.length === 0) return <span className="text-3">{t.none}</span>;
  return <span className={s.tags} title={servers.map((x) => x.name).join(', ')}>{servers.slice(0, few).map((x) => <Tag key={x.id}><Avatar id={x.id} name={x.name} shape="thing" size={14} />{x.name}</Tag>)}{servers.length > few && <Tag>{t.more(servers.length - few)}</Tag>}</span>;
}

const columns: Column<ProjectUser>[] = [
  { key: 'email', head: t.columns.email, min: 190, grow: 1.8, sort: 'email', cell: (u) => <span className="row"><Avatar id={u.personId} name={u.name ?? u.email} /><span className="ellipsis" title={u.name ? `${u.name}, ${u.email}` : u.email}>{u.email}</span>{u.testPerson && <Tag>{t.testPerson}</Tag>}</span> },
  { key: 'authenticatedServers', head: t.columns.servers, min: 200, grow: 1.8, sort: 'authenticatedServers', leaves: 4, cell: (u) => <ServerTags servers={u.authenticatedServers} /> },
  { key: 'queriesThisWeek', head: t.columns.queries, min: 136, grow: 0.7, align: 'right', sort: 'queriesThisWeek', leaves: 2, cell: (u) => figure(u.queriesThisWeek) },
  { key: 'toolCallsThisWeek', head: t.columns.calls, min: 146, grow: 0.7, align: 'right', sort: 'toolCallsThisWeek', leaves: 1, cell: (u) => figure(u.toolCallsThisWeek) },
  { key: 'lastActive', head: t.columns.active, min: 112, grow: 0.7, sort: 'lastActive', cell: (u) => <Time at={u.lastActive} light /> },
  { key: 'createdAt', head: t.columns.created, min: 112, grow: 0.7, sort: 'createdAt', leaves: 6, cell: (u) => <Time at={u.createdAt} light /> },
];

const options = (words: Record<string, string>): Option[] => Object.entries(words).map(([value, label]) => ({ value, label }));

const filters = (servers: Option[] | undefined): Filter[] => [
  { key: 'server', label: t.filters.server, icon: IconServer, options: servers },
  { key: 'pendingServer', label: t.filters.pending, icon: IconCircleDashed, options: servers },
  { key: 'activeIn', label: t.filters.activeIn, icon: IconClockHour4, options: options(t.filters.days), single: true },
  { key: 'inactive', label: t.filters.inactive, icon: IconMoonStars, options: [{ value: 'true', label: t.filters.inactiveIs }], single: true, boolean: true },
  { key: 'never', label: t.filters.never, icon: IconUserOff, options: [{ value: 'true', label: t.filters.neverIs }, { value: 'false', label: t.filters.everIs }], single: true, boolean: true },
];

function UserMenu({ here: { ws, project, why }, user, open, ask }: { here: Here; user: ProjectUser; open?: () => void; ask: Ask }) {
  const copy = () => void navigator.clipboard?.writeText(location.origin + paths.workspace(ws).project(project.slug).users({ person: user.id })).then(() => toast(t.copied));
  return (
    <>
      {open && <Menu.Item leftSection={<IconId {...icon} />} onClick={open}>{t.details}</Menu.Item>}
      <Menu.Item leftSection={<IconLink {...icon} />} onClick={copy}>{t.copyLink}</Menu.Item>
      <Menu.Item leftSection={<IconPlugConnected {...icon} />} disabled={!!why} onClick={() => ask({ user, action: 'connect' })}>{t.connect}…</Menu.Item>
      <Menu.Divider />
      <Menu.Item leftSection={<IconPlugConnectedX {...icon} />} disabled={!!why || user.authenticatedServers.length === 0} onClick={() => ask({ user, action: 'revoke' })}>{t.revoke}…</Menu.Item>
      <Menu.Item className="bad" leftSection={<IconTrash {...icon} />} disabled={!!why} onClick={() => ask({ user, action: 'remove' })}>{t.remove}…</Menu.Item>
      {why && <Menu.Label className={s.why ?? ''}>{why}</Menu.Label>}
    </>
  );
}

/** The users of a project, declared to the table. */
export function useProjectUsers(here: Here, ask: Ask): Declaration<ProjectUser> {
  const { ws, project, why, workspace: { timeZone } } = here;
  const servers = useQuery(serversQuery(ws, project.slug)).data?.items;
  const connected = useQuery(summaryQuery(ws, project.slug)).data?.authenticatedUsers;
  return useMemo((): Declaration<ProjectUser> => {
    const own = servers?.filter((x) => x.auth.level === 'user');
    return {
    list: 'project-users', cache: usersKey(ws, project.slug), load: fetchUsers(ws, project.slug), label: t.label, search: t.search, note: t.thisWeek(range('7', timeZone, new Date()), timeZone), count: t.count, name: (u) => u.email, sort: 'email',
    columns, views: [{ key: 'all', label: t.all, columns: columns.filter((c) => c.key !== 'createdAt').map((c) => c.key) }],
    filters: filters(own?.map((x) => ({ value: x.id, label: x.name }))),
    tiles: [
      { label: t.tiles.total, short: t.tiles.short.total, filters: {}, part: own && own.length > 0 ? { n: connected, filters: { server: own.map((x) => x.id) }, words: t.tiles.connected } : undefined },
      { label: t.tiles.week, short: t.tiles.short.week, filters: { activeIn: ['7'] } },
      { label: t.tiles.month, short: t.tiles.short.month, filters: { activeIn: ['30'] } },
      { label: t.tiles.inactive, short: t.tiles.short.inactive, filters: { inactive: ['true'] } },
    ],
    menu: (user, open) => <UserMenu here={here} user={user} open={open} ask={ask} />,
    menuLabel: (u) => t.menuOf(u.email),
    phone: (u) => ({ avatar: <Avatar id={u.personId} name={u.name ?? u.email} size={38} />, title: <span className="ellipsis">{u.email}</span>, line: <>{u.testPerson && `${t.testPerson} · `}{t.week(u.queriesThisWeek, u.toolCallsThisWeek)} · <Time at={u.lastActive} light /></>, end: null }),
    empty: <NobodyYet ws={ws} project={project} why={why} />,
    bulk: why ? undefined : {
      workspace: ws,
      preview: (body, signal) => take(api.POST('/api/v1/workspaces/{ws}/bulk/preview', { params: { path: { ws } }, body: scoped(project.slug, body) as never, signal })),
      start: (body) => take(api.POST('/api/v1/workspaces/{ws}/bulk', { params: { path: { ws } }, body: scoped(project.slug, body) as never })),
      actions: [
        { key: 'revoke', icon: IconPlugConnectedX, danger: true, ...t.bulk.revoke },
        { key: 'delete', icon: IconTrash, danger: true, final: true, ...t.bulk.remove },
      ],
    },
    detail: (p) => <UserDrawer {...p} here={here} ask={ask} />,
  };
  }, [ask, connected, here, project, servers, timeZone, why, ws]);
}
