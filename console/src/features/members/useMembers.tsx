import { IconBan, IconCircleDashed, IconClockHour4, IconFingerprint, IconShieldHalf, IconTag, IconUserCog, IconUsers, IconUsersGroup, IconWorld } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { may } from '../../api/permissions';
import type { Member, Workspace } from '../../api/types';
import { common, members as t } from '../../texts';
import type { Declaration, Filter, Option } from '../../table/declaration';
import { Avatar } from '../../ui/Avatar';
import { RoleBadge } from '../../ui/RoleBadge';
import { State } from '../../ui/states';
import { Time } from '../../ui/Time';
import { providersQuery, workspaceProviders } from '../providers/scope';
import { memberBulk } from './bulk';
import { memberColumns, memberViews } from './columns';
import { MemberMenu } from './MemberMenu';
import { PersonDrawer } from './PersonDrawer';
import { roleOrder } from './MemberDialogs';
import { fetchMembers, membersKey, sitesQuery, tagsQuery, teamsQuery } from './queries';
import { nameOf, standing } from './standing';
import { StandingBadge } from './StandingBadge';

const options = (words: Record<string, string>): Option[] => Object.entries(words).map(([value, label]) => ({ value, label }));

const named = (items: { id: string; name: string }[] | undefined, ...first: Option[]): Option[] | undefined => items && [...first, ...items.map((x) => ({ value: x.id, label: x.name }))];

function filters(teams: Option[] | undefined, tags: Option[] | undefined, sites: Option[] | undefined, providers: Option[] | undefined): Filter[] {
  return [
    { key: 'status', label: t.columns.status, icon: IconCircleDashed, options: options({ active: t.status.active, invited: t.status.invited, disabled: t.status.disabled }) },
    { key: 'role', label: t.columns.role, icon: IconUserCog, options: roleOrder.map((r) => ({ value: r, label: common.role[r] })) },
    { key: 'team', label: t.columns.team, icon: IconUsersGroup, options: teams },
    { key: 'tag', label: t.tag, icon: IconTag, options: tags },
    { key: 'site', label: t.site, icon: IconWorld, options: sites },
    { key: 'provider', label: t.columns.provider, icon: IconFingerprint, options: providers },
    { key: 'twoFactor', label: t.columns.twoFactor, icon: IconShieldHalf, options: options({ true: t.onTwo, false: t.offTwo }), single: true, boolean: true },
    { key: 'lastLogin', label: t.columns.lastLogin, icon: IconClockHour4, options: options(t.lastLogins), single: true },
    { key: 'banned', label: t.banned, icon: IconBan, options: options(t.bannedValues), single: true, boolean: true },
  ];
}

/** The members of a workspace, declared to the table. */
export function useMembers(workspace: Workspace): Declaration<Member> {
  const ws = workspace.slug;
  const providers = useQuery({ ...providersQuery(workspaceProviders(ws)), enabled: may(workspace, 'identity-providers.read') }).data?.items;
  const teams = useQuery(teamsQuery(ws)).data;
  const tags = useQuery(tagsQuery(ws)).data;
  const sites = useQuery(sitesQuery(ws)).data;
  return useMemo((): Declaration<Member> => ({
    list: 'members', cache: membersKey(ws), load: fetchMembers(ws), label: t.page, search: t.search, count: t.count, name: nameOf, sort: 'name',
    columns: memberColumns(workspace.me.memberId), views: memberViews,
    filters: filters(named(teams, { value: 'none', label: t.unassigned }), named(tags, { value: 'none', label: t.noTags }), named(sites, { value: 'all', label: t.allSites }, { value: 'none', label: t.noSites }), named(providers, { value: 'internal', label: t.internal })),
    tiles: [
      { label: t.tiles.total, short: t.tiles.short.total, filters: {} },
      { label: t.tiles.active, short: t.tiles.short.active, filters: { status: ['active'] } },
      { label: t.tiles.invited, short: t.tiles.short.invited, filters: { status: ['invited'] } },
      { label: t.tiles.away, short: t.tiles.short.away, filters: { status: ['active'], lastLogin: ['over-30-days'] } },
      { label: t.tiles.noTwo, short: t.tiles.short.noTwo, filters: { status: ['active'], twoFactor: ['false'] } },
    ],
    menu: (m, open) => <MemberMenu workspace={workspace} member={m} open={open} />,
    menuLabel: (m) => t.menuOf(nameOf(m)),
    phone: (m, view) => ({
      avatar: <Avatar id={m.personId} name={nameOf(m)} size={38} />,
      title: <><span className="ellipsis">{nameOf(m)}</span>{m.role === 'admin' && <RoleBadge role="admin" />}</>,
      line: <>{[m.role !== 'admin' && common.role[m.role], m.team?.name].filter(Boolean).map((x) => `${x} · `)}<Time at={m.lastLogin} light /></>,
      end: standing(m) === 'active' ? <span className="hidden">{t.status.active}</span> : <StandingBadge member={m} view={view} />,
    }),
    empty: <State icon={<IconUsers size={24} stroke={1.6} />} title={t.empty.title} detail={t.empty.detail} />,
    bulk: may(workspace, 'members.write') ? memberBulk(ws, { teams, tags, sites }) : undefined,
    saved: ws,
    detail: (p) => <PersonDrawer {...p} workspace={workspace} />,
  }), [providers, sites, tags, teams, workspace, ws]);
}
