import { IconShieldCheck, IconShieldOff } from '@tabler/icons-react';
import type { Member } from '../../api/types';
import { members as t } from '../../texts';
import { date, exactTime } from '../../texts/format';
import type { BuiltIn, Column } from '../../table/declaration';
import { Avatar } from '../../ui/Avatar';
import { RoleBadge } from '../../ui/RoleBadge';
import { Tag } from '../../ui/Tag';
import { Time } from '../../ui/Time';
import s from './members.module.css';
import { nameOf } from './standing';
import { StandingBadge } from './StandingBadge';
import { SiteList, TagList } from './Groups';

export const providerName = (p: string) => (p === 'internal' ? t.internal : p === 'removed' ? t.removedProvider : p);

export function Second({ on }: { on: boolean }) {
  return <span className={s.second} data-on={on || undefined}>{on ? <IconShieldCheck size={15} stroke={1.7} aria-hidden="true" /> : <IconShieldOff size={15} stroke={1.7} aria-hidden="true" />}{on ? t.onTwo : t.offTwo}</span>;
}

export const memberColumns = (me: string | null): Column<Member>[] => [
  {
    key: 'name', head: t.columns.name, min: 150, grow: 1.7, sort: 'name',
    cell: (m) => <span className="row"><Avatar id={m.personId} name={nameOf(m)} /><span className="ellipsis" title={nameOf(m)}>{nameOf(m)}</span>{m.id === me && <Tag>{t.you}</Tag>}</span>,
  },
  { key: 'email', head: t.columns.email, min: 164, grow: 1.8, sort: 'email', leaves: 1, cell: (m) => <span title={m.email}>{m.email}</span> },
  { key: 'role', head: t.columns.role, min: 104, grow: 0.7, sort: 'role', leaves: 0, cell: (m) => <RoleBadge role={m.role} /> },
  { key: 'team', head: t.columns.team, min: 110, grow: 0.8, leaves: 8, cell: (m) => (m.team ? <span title={m.team.name}>{m.team.name}</span> : <span className="text-3">{t.unassigned}</span>) },
  { key: 'tags', head: t.columns.tags, min: 128, grow: 0.9, leaves: 7, cell: (m) => <TagList tags={m.tags} /> },
  { key: 'sites', head: t.columns.sites, min: 96, grow: 0.7, leaves: 6, cell: (m) => <SiteList sites={m.sites} /> },
  { key: 'provider', head: t.columns.provider, min: 118, grow: 0.8, leaves: 5, cell: (m) => <span className={m.identityProvider === 'removed' ? 'text-3' : undefined}>{providerName(m.identityProvider)}</span> },
  { key: 'twoFactor', head: t.columns.twoFactor, min: 80, grow: 0.4, leaves: 4, cell: (m) => <Second on={m.twoFactor} /> },
  { key: 'lastLogin', head: t.columns.lastLogin, min: 112, grow: 0.7, sort: 'lastLogin', leaves: 2, cell: (m) => <Time at={m.lastLogin} light /> },
  { key: 'status', head: t.columns.status, min: 124, grow: 0.9, cell: (m, view) => <StandingBadge member={m} view={view} /> },
  { key: 'created', head: t.columns.created, min: 98, grow: 0.5, sort: 'createdAt', leaves: 3, cell: (m) => <time dateTime={m.createdAt} title={exactTime(new Date(m.createdAt))}>{date(new Date(m.createdAt))}</time> },
];

export const memberViews: [BuiltIn, ...BuiltIn[]] = [
  { key: 'workspace', label: t.view.workspace, columns: ['name', 'email', 'role', 'team', 'lastLogin', 'status'] },
  { key: 'remote', label: t.view.remote, columns: ['name', 'email', 'team', 'tags', 'sites', 'provider', 'twoFactor', 'status', 'created'], heads: t.remote },
];
