import { Button, Radio } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, lazy, Suspense, useState } from 'react';
import type { Member, Role, Workspace } from '../../api/types';
import { common, members as t } from '../../texts';
import type { Arguments } from '../../table/bulk';
import { Confirm, Dialog, DialogFoot } from '../../ui/dialogs';
import { Note } from '../../ui/Note';
import { permissionsQuery } from '../administration/queries';
import { useActions } from './actions';
import { BanUntil, untilOf } from './BanUntil';
import s from './members.module.css';
import { nameOf } from './standing';

const EditMemberDialog = lazy(() => import('./MemberForm').then((m) => ({ default: m.EditMemberDialog })));

export const roleOrder: Role[] = ['admin', 'manager', 'editor', 'monitor', 'agent-user'];

/** Whatever is asked before something is done to one person, and what the server refused. */
export function MemberDialogs({ workspace }: { workspace: Workspace }) {
  const { asking, failure, close, remove, act } = useActions();
  if (failure) {
    return (
      <Dialog opened onClose={close} title={failure.title}>
        <Note tone="bad" alert>{failure.problem.message}</Note>
        <p className="text-2" style={{ marginTop: 12 }}>{t.notDone.stays}</p>
        <DialogFoot><Button data-autofocus onClick={close}>{common.close}</Button></DialogFoot>
      </Dialog>
    );
  }
  if (!asking) return null;
  const { member } = asking;
  switch (asking.action) {
    case 'edit': return <Suspense><EditMemberDialog key={member.id} workspace={workspace} member={member} close={close} /></Suspense>;
    case 'role': return <RoleDialog key={member.id} workspace={workspace} member={member} close={close} />;
    case 'ban': return <BanDialog key={member.id} member={member} close={close} />;
    case 'reset-password': case 'reset-two-factor': case 'end-sessions': {
      const { action } = asking;
      const w = t.acts[action];
      return <Confirm title={w.title(nameOf(member))} action={w.action} onClose={close} run={() => act(member, action)} danger={false}><p>{w.detail}</p></Confirm>;
    }
    case 'remove': return (
      <Confirm title={t.remove.title(nameOf(member))} action={t.actions.remove} type={member.email} onClose={close} run={() => remove(member)}>
        <div><span>{t.remove.lost}</span><ul>{t.remove.items.map((x) => <li key={x}>{x}</li>)}</ul></div>
        <p>{t.remove.kept}</p>
      </Confirm>
    );
  }
}

function RoleDialog({ workspace, member, close }: { workspace: Workspace; member: Member; close: () => void }) {
  const { setRole } = useActions();
  const [role, setTo] = useState<Role>(member.role);
  const table = useQuery(permissionsQuery(workspace.slug)).data;
  const submit = (e: FormEvent) => {
    e.preventDefault();
    close();
    void setRole(member, role);
  };
  return (
    <Dialog opened onClose={close} title={t.role.title(nameOf(member))}>
      <form onSubmit={submit}>
        <Radio.Group value={role} onChange={(v) => setTo(v as Role)} aria-label={t.columns.role}>
          <div className={s.roles}>
            {roleOrder.map((r) => <Radio key={r} value={r} label={r === member.role ? `${common.role[r]} (${t.role.now})` : common.role[r]} description={table?.roles.find((x) => x.role === r)?.description} {...(r === member.role ? { 'data-autofocus': true } : {})} />)}
          </div>
        </Radio.Group>
        <p className="small text-3" style={{ marginTop: 8 }}>{t.role.holds}</p>
        <DialogFoot>
          <Button variant="default" onClick={close}>{common.cancel}</Button>
          <Button type="submit" disabled={role === member.role}>{t.role.save}</Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}

function BanDialog({ member, close }: { member: Member; close: () => void }) {
  const { ban } = useActions();
  const [value, setValue] = useState<Arguments>({});
  return (
    <Confirm title={t.ban.title(nameOf(member))} action={t.actions.ban} onClose={close} run={() => ban(member, untilOf(value))}>
      <p>{t.ban.detail}</p>
      <BanUntil onChange={setValue} />
    </Confirm>
  );
}
