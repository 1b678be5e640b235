import { Select } from '@mantine/core';
import { IconCheck, IconMinus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { may } from '../../api/permissions';
import type { Member, Role, Workspace } from '../../api/types';
import { paths } from '../../app/paths';
import { common, members as t } from '../../texts';
import { CopyField } from '../../ui/CopyField';
import { Link } from '../../ui/Link';
import { Facts } from '../../ui/Page';
import { RoleBadge } from '../../ui/RoleBadge';
import { Loaded, LoadingLines } from '../../ui/states';
import { Time } from '../../ui/Time';
import { permissionsQuery } from '../administration/queries';
import { refusal, useActions } from './actions';
import { providerName, Second } from './columns';
import { SiteList, TagList } from './Groups';
import { roleOrder } from './MemberDialogs';
import s from './members.module.css';
import { firstOf, standing } from './standing';
import { StandingBadge } from './StandingBadge';
import { Timeline } from './Timeline';

export function Overview({ workspace, member }: { workspace: Workspace; member: Member }) {
  const facts: [ReactNode, ReactNode][] = [
    [t.columns.email, <a className="link" href={`mailto:${member.email}`}>{member.email}</a>],
    [t.columns.role, <RoleChoice workspace={workspace} member={member} />],
    [t.columns.team, member.team?.name ?? <span className="text-3">{t.unassigned}</span>],
    [t.columns.tags, <TagList tags={member.tags} whole />],
    [t.columns.sites, <SiteList sites={member.sites} whole />],
    [t.columns.status, <StandingBadge member={member} />],
    [t.columns.lastLogin, <Time at={member.lastLogin} />],
    [t.columns.twoFactor, <Second on={member.twoFactor} />],
    [t.columns.provider, providerName(member.identityProvider)],
    [t.drawer.since, <Time at={member.createdAt} />],
    [t.drawer.id, <CopyField value={member.id} label={t.drawer.id} />],
  ];
  return (
    <div className={s.split}>
      <div className={s.main}>
        <section><h3>{t.drawer.about}</h3><Facts items={facts} /></section>
        <Rights workspace={workspace} member={member} />
      </div>
      {may(workspace, 'audit.read') && <aside className={s.aside} aria-label={t.drawer.recent}><h3>{t.drawer.recent}</h3><Timeline workspace={workspace} member={member} limit={8} /></aside>}
    </div>
  );
}

function RoleChoice({ workspace, member }: { workspace: Workspace; member: Member }) {
  const { setRole } = useActions();
  const reason = refusal(workspace, member, 'role');
  if (reason) return <span title={reason}><RoleBadge role={member.role} /><span className="hidden"> {reason}</span></span>;
  return <Select aria-label={t.columns.role} w={160} value={member.role} data={roleOrder.map((r) => ({ value: r, label: common.role[r] }))} onChange={(r) => { if (r && r !== member.role) void setRole(member, r as Role); }} />;
}

/** The server's own table of rights, for the role they have. */
function Rights({ workspace, member }: { workspace: Workspace; member: Member }) {
  const query = useQuery(permissionsQuery(workspace.slug));
  const is = standing(member);
  return (
    <section>
      <h3><span>{t.drawer.may(firstOf(member))}</span><Link to={paths.workspace(workspace.slug).roles()} className="link small">{t.drawer.allRoles}</Link></h3>
      {is !== 'active' && <p className="text-3">{is === 'invited' ? t.drawer.mayInvited : t.drawer.mayNone}</p>}
      <Loaded query={query} loading={<LoadingLines lines={4} />}>
        {(table) => {
          const sorted = [...table.permissions].sort((a, b) => Number(b.roles.includes(member.role)) - Number(a.roles.includes(member.role)));
          return (
            <ul className={s.rights}>
              {sorted.map((p) => {
                const has = p.roles.includes(member.role);
                return <li key={p.name} data-not={!has || undefined}>{has ? <IconCheck size={15} stroke={2} aria-hidden="true" /> : <IconMinus size={15} stroke={1.6} aria-hidden="true" />}<span>{!has && <span className="hidden">{t.drawer.mayNot}: </span>}{p.description}</span></li>;
              })}
            </ul>
          );
        }}
      </Loaded>
    </section>
  );
}
