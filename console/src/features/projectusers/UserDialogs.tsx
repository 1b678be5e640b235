import { Button, Checkbox } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ProjectUser, RevokeReceipt } from '../../api/types';
import { common, projectUsers as t } from '../../texts';
import { clockTime } from '../../texts/format';
import { Confirm, Dialog, DialogFoot } from '../../ui/dialogs';
import { Loaded } from '../../ui/states';
import { toast } from '../../ui/toast';
import { removeUser, revocationsQuery, revokeUser, statesQuery, usersMoved } from './queries';
import { Receipts } from './Receipts';
import s from './projectusers.module.css';
import { revocable } from './serverStates';

interface Props { ws: string; project: string; user: ProjectUser; close: () => void }

/** Which servers, then what became of each. */
export function RevokeUser({ ws, project, user, close, chosen }: Props & { chosen?: readonly string[] }) {
  const client = useQueryClient();
  const query = useQuery(statesQuery(ws, project, user.id));
  const [left, setLeft] = useState<readonly string[]>(chosen ?? user.authenticatedServers.map((x) => x.id));
  const [receipts, setReceipts] = useState<RevokeReceipt[]>();
  const run = async () => {
    setReceipts((await revokeUser(ws, project, user.id, [...left])).receipts);
    void usersMoved(client, ws, project);
  };
  if (receipts) {
    const first = receipts[0];
    return (
      <Dialog opened onClose={close} title={t.revokeDialog.done(receipts.length, user.email)} size={600}>
        <div className="col" style={{ gap: 12 }} role="status">
          {first && <p className="text-2">{t.revokeDialog.since(clockTime(new Date(first.at)))}</p>}
          <Followed ws={ws} project={project} user={user.id} receipts={receipts} />
          <p className="small text-3">{t.revokeDialog.kept}</p>
        </div>
        <DialogFoot><Button onClick={close} autoFocus>{common.done}</Button></DialogFoot>
      </Dialog>
    );
  }
  return (
    <Confirm title={t.revokeDialog.title(user.email)} action={t.revokeDialog.action(left.length)} onClose={close} run={run} off={left.length === 0} stay>
      <p>{t.revokeDialog.detail}</p>
      <Loaded query={query}>
        {({ items }) => {
          const own = items.filter(revocable);
          if (own.length === 0) return <p>{t.revokeDialog.nothing}</p>;
          return <fieldset className={s.choices}><legend>{t.revokeDialog.choose}</legend>{own.map((x) => <Checkbox key={x.server.id} label={x.server.name} checked={left.includes(x.server.id)} onChange={(e) => { const on = e.currentTarget.checked; setLeft((l) => (on ? [...l, x.server.id] : l.filter((id) => id !== x.server.id))); }} />)}</fieldset>;
        }}
      </Loaded>
    </Confirm>
  );
}

/** The receipts of this moment; what the provider says comes a little later. */
function Followed({ ws, project, user, receipts }: { ws: string; project: string; user: string; receipts: readonly RevokeReceipt[] }) {
  const kept = useQuery(revocationsQuery(ws, project, user)).data?.receipts ?? [];
  return <Receipts receipts={receipts.map((r) => kept.find((k) => k.server.id === r.server.id && k.at === r.at) ?? r)} />;
}

export function RemoveUser({ ws, project, user, close, removed }: Props & { removed: () => void }) {
  const client = useQueryClient();
  const run = async () => {
    await removeUser(ws, project, user.id);
    removed();
    void usersMoved(client, ws, project);
    toast(t.removeDialog.done(user.email));
  };
  return (
    <Confirm title={t.removeDialog.title(user.email)} action={t.remove} type={user.email} onClose={close} run={run}>
      <div><span>{t.removeDialog.lost}</span><ul>{t.removeDialog.items.map((x) => <li key={x}>{x}</li>)}</ul></div>
      <p>{t.removeDialog.kept}</p>
    </Confirm>
  );
}
