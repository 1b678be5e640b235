import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useMemo, useState } from 'react';
import { api, take } from '../../api/client';
import { may } from '../../api/permissions';
import { isProblem, Problem } from '../../api/problem';
import type { Member, Role, Workspace } from '../../api/types';
import { common, invitations, members as t } from '../../texts';
import { toast } from '../../ui/toast';
import { invitationsMoved, mailQuery, openInvitation, resend } from '../invitations/queries';
import { cachedMember, membersKey, patchMember } from './queries';
import { nameOf, standing } from './standing';

/** What is asked before it is done. */
export type Asked = 'edit' | 'role' | 'remove' | 'ban' | 'reset-password' | 'reset-two-factor' | 'end-sessions';
export type MemberAction = Asked | 'suspend' | 'reactivate' | 'unban' | 'resend';

/** Why someone may not be treated so; undefined when they may. What one can see but not do says why. */
export function refusal(workspace: Workspace, m: Member, action: MemberAction): string | undefined {
  if (!may(workspace, action === 'resend' ? 'invitations.write' : 'members.write')) return common.notYours(common.role[workspace.me.role]);
  if (m.id === workspace.me.memberId && action !== 'edit' && action !== 'role' && action !== 'end-sessions') return t.why.self;
  if (m.status === 'invited' && !['edit', 'role', 'remove', 'resend'].includes(action)) return t.why.invited;
  if (action === 'reset-two-factor' && !m.twoFactor) return t.why.noSecond;
  return undefined;
}

export function offered(m: Member, action: MemberAction): boolean {
  switch (action) {
    case 'resend': return m.status === 'invited';
    case 'suspend': return m.status !== 'disabled';
    case 'reactivate': return m.status === 'disabled';
    case 'ban': return standing(m) !== 'banned';
    case 'unban': return standing(m) === 'banned';
    default: return true;
  }
}

/** What has no way back but takes nobody out. */
export type Act = 'reset-password' | 'reset-two-factor' | 'end-sessions';

export interface Failure { title: string; problem: Problem }

/** Shown at once, sent after; refused, it is put back and the reason said. */
async function optimistic(client: QueryClient, ws: string, m: Member, change: Partial<Member>, send: () => Promise<Member>): Promise<void> {
  await client.cancelQueries({ queryKey: [...membersKey(ws), 'list'] });
  const before = cachedMember(client, ws, m.id) ?? m;
  patchMember(client, ws, m.id, change);
  try {
    patchMember(client, ws, m.id, await send());
  } catch (e) {
    patchMember(client, ws, m.id, before);
    throw e;
  }
  void client.invalidateQueries({ queryKey: [...membersKey(ws), 'count'] });
}

function verbs(client: QueryClient, ws: string, fail: (f: Failure) => void) {
  const path = (m: Member) => ({ params: { path: { ws, member: m.id } } });
  const tried = (title: string, work: Promise<void>) => work.catch((e: unknown) => { if (isProblem(e)) fail({ title, problem: e }); else throw e; });
  const setRole = (m: Member, role: Role, again = true): Promise<void> => tried(t.notDone.role(nameOf(m)), optimistic(client, ws, m, { role }, () => take(api.PATCH('/api/v1/workspaces/{ws}/members/{member}', { ...path(m), body: { role } }))).then(() =>
    toast(t.role.changed(nameOf(m), common.role[role]), again ? { action: { label: t.undo, run: () => void setRole(m, m.role, false) } } : {})));
  const suspend = (m: Member, again = true): Promise<void> => tried(t.notDone.suspend(nameOf(m)), optimistic(client, ws, m, { status: 'disabled' }, () => take(api.POST('/api/v1/workspaces/{ws}/members/{member}/disable', path(m)))).then(() =>
    toast(t.suspended(nameOf(m)), again ? { action: { label: t.undo, run: () => void reactivate(m, false) } } : {})));
  const reactivate = (m: Member, again = true): Promise<void> => tried(t.notDone.reactivate(nameOf(m)), optimistic(client, ws, m, { status: 'active' }, () => take(api.POST('/api/v1/workspaces/{ws}/members/{member}/enable', path(m)))).then(() =>
    toast(t.reactivated(nameOf(m)), again ? { action: { label: t.undo, run: () => void suspend(m, false) } } : {})));
  const resendTo = (m: Member): Promise<void> => tried(t.notDone.resend(nameOf(m)), (async () => {
    const open = await openInvitation(ws, m);
    if (!open) throw new Problem('gone', 0, t.why.noInvitation, undefined);
    await resend(ws, open.id);
    const { mail } = await client.ensureQueryData(mailQuery);
    toast(mail ? invitations.act.resent(m.email) : invitations.act.resentNoMail(m.email));
  })().finally(() => void invitationsMoved(client, ws)));
  const remove = async (m: Member) => {
    await take(api.DELETE('/api/v1/workspaces/{ws}/members/{member}', path(m)));
    patchMember(client, ws, m.id, null);
    void client.invalidateQueries({ queryKey: membersKey(ws) });
    toast(t.remove.done(nameOf(m)));
  };
  const ban = async (m: Member, until: string | null) => {
    patchMember(client, ws, m.id, await take(api.POST('/api/v1/workspaces/{ws}/members/{member}/ban', { ...path(m), body: { until } })));
    toast(t.ban.done(nameOf(m)), { action: { label: t.undo, run: () => void unban(m) } });
  };
  const unban = (m: Member): Promise<void> => tried(t.notDone.unban(nameOf(m)), optimistic(client, ws, m, { bannedUntil: null }, () => take(api.POST('/api/v1/workspaces/{ws}/members/{member}/unban', path(m)))).then(() => toast(t.ban.lifted(nameOf(m)))));
  const act = async (m: Member, action: Act) => {
    switch (action) {
      case 'reset-password': await take(api.POST('/api/v1/workspaces/{ws}/members/{member}/reset-password', path(m))); break;
      case 'reset-two-factor': await take(api.POST('/api/v1/workspaces/{ws}/members/{member}/reset-two-factor', path(m))); break;
      case 'end-sessions': await take(api.POST('/api/v1/workspaces/{ws}/members/{member}/end-sessions', path(m))); break;
    }
    void client.invalidateQueries({ queryKey: [...membersKey(ws), 'one', m.id] });
    toast(t.acts[action].done(nameOf(m)));
  };
  return { setRole, resend: resendTo, suspend, reactivate, remove, ban, unban, act };
}

/** What can be done to one person, and the dialog that may be open for it. */
export function useMemberActions(ws: string) {
  const client = useQueryClient();
  const [asking, ask] = useState<{ member: Member; action: Asked }>();
  const [failure, fail] = useState<Failure>();
  return useMemo(() => ({ ...verbs(client, ws, fail), asking, ask, failure, close: () => { ask(undefined); fail(undefined); } }), [asking, client, failure, ws]);
}

export type MemberActions = ReturnType<typeof useMemberActions>;

/** The page's actions, for the drawer and the menus in it. */
export const ActionsContext = createContext<MemberActions | undefined>(undefined);
export function useActions(): MemberActions {
  const actions = useContext(ActionsContext);
  if (!actions) throw new Error('No actions around this.');
  return actions;
}
