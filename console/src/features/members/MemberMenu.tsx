import { Menu } from '@mantine/core';
import { IconBan, IconHistory, IconId, IconKey, IconLink, IconLogout, IconMailForward, IconPencil, IconPlayerPause, IconPlayerPlay, IconShieldX, IconUserCog, IconUserMinus } from '@tabler/icons-react';
import { may } from '../../api/permissions';
import type { Member, Workspace } from '../../api/types';
import { paths } from '../../app/paths';
import { members as t } from '../../texts';
import { useGo } from '../../ui/Link';
import { toast } from '../../ui/toast';
import { type MemberAction, offered, refusal, useActions } from './actions';
import s from './members.module.css';

const icon = { size: 16, stroke: 1.7 };

export const linkTo = (workspace: Workspace, m: Member) => location.origin + paths.workspace(workspace.slug).users({ person: m.id });
export const copyLink = (workspace: Workspace, m: Member) => void navigator.clipboard?.writeText(linkTo(workspace, m)).then(() => toast(t.drawer.copied));

/** A person's menu: what one may not do is there, off, with the reason. */
export function MemberMenu({ workspace, member: m, open }: { workspace: Workspace; member: Member; open?: () => void }) {
  const actions = useActions();
  const go = useGo();
  const item = (action: MemberAction, label: string, mark: React.ReactNode, run: () => void, bad = false) =>
    offered(m, action) && <Menu.Item key={action} leftSection={mark} disabled={refusal(workspace, m, action) !== undefined} onClick={run} {...(bad ? { className: 'bad' } : {})}>{label}</Menu.Item>;
  const reasons = [...new Set((['role', 'suspend', 'ban', 'remove'] as const).filter((a) => offered(m, a)).map((a) => refusal(workspace, m, a)).filter((r) => r !== undefined))];
  return (
    <>
      {open && <Menu.Item leftSection={<IconId {...icon} />} onClick={open}>{t.actions.details}</Menu.Item>}
      {item('edit', `${t.actions.edit}…`, <IconPencil {...icon} />, () => actions.ask({ member: m, action: 'edit' }))}
      <Menu.Item leftSection={<IconLink {...icon} />} onClick={() => copyLink(workspace, m)}>{t.actions.copyLink}</Menu.Item>
      {may(workspace, 'audit.read') && <Menu.Item leftSection={<IconHistory {...icon} />} onClick={() => go(paths.workspace(workspace.slug).audit({ subject: m.id }))}>{t.actions.audit}</Menu.Item>}
      <Menu.Divider />
      {item('resend', t.actions.resend, <IconMailForward {...icon} />, () => void actions.resend(m))}
      {item('role', `${t.actions.role}…`, <IconUserCog {...icon} />, () => actions.ask({ member: m, action: 'role' }))}
      {item('suspend', t.actions.suspend, <IconPlayerPause {...icon} />, () => void actions.suspend(m))}
      {item('reactivate', t.actions.reactivate, <IconPlayerPlay {...icon} />, () => void actions.reactivate(m))}
      {item('ban', `${t.actions.ban}…`, <IconBan {...icon} />, () => actions.ask({ member: m, action: 'ban' }))}
      {item('unban', t.actions.unban, <IconBan {...icon} />, () => void actions.unban(m))}
      <Menu.Divider />
      {item('reset-password', `${t.actions.resetPassword}…`, <IconKey {...icon} />, () => actions.ask({ member: m, action: 'reset-password' }))}
      {item('reset-two-factor', `${t.actions.resetSecond}…`, <IconShieldX {...icon} />, () => actions.ask({ member: m, action: 'reset-two-factor' }))}
      {item('end-sessions', `${t.actions.endSessions}…`, <IconLogout {...icon} />, () => actions.ask({ member: m, action: 'end-sessions' }))}
      <Menu.Divider />
      {item('remove', `${t.actions.remove}…`, <IconUserMinus {...icon} />, () => actions.ask({ member: m, action: 'remove' }), true)}
      {reasons.map((r) => <Menu.Label key={r} className={s.reason ?? ''}>{r}</Menu.Label>)}
    </>
  );
}
