import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api, take } from '../../api/client';
import type { OperatorAccount } from '../../api/types';
import { operator } from '../../texts';
import { CopyField } from '../../ui/CopyField';
import { Confirm, Dialog, DialogFoot } from '../../ui/dialogs';
import { Note } from '../../ui/Note';
import { toast } from '../../ui/toast';

const t = operator.accounts;
export type Action = 'suspend' | 'reactivate' | 'operator' | 'no-operator' | 'reset' | 'link' | 'delete';

interface Plan { title: string; action: string; detail: ReactNode; done: string; run: () => Promise<unknown>; type?: string; danger?: boolean }

function plan(a: OperatorAccount, action: Exclude<Action, 'link'>): Plan {
  const name = a.name || a.email;
  const path = { params: { path: { account: a.id } } };
  const change = (body: { operator?: boolean; status?: 'active' | 'disabled' }) => () => take(api.PATCH('/api/v1/operator/accounts/{account}', { ...path, body }));
  switch (action) {
    case 'suspend': return { title: t.suspendTitle(name), action: t.suspend, detail: t.suspendDetail, done: t.suspended(name), run: change({ status: 'disabled' }) };
    case 'reactivate': return { title: `${t.reactivate}: ${name}`, action: t.reactivate, detail: name, done: t.reactivated(name), run: change({ status: 'active' }), danger: false };
    case 'operator': return { title: t.operatorTitle(name), action: t.makeOperator, detail: t.operatorDetail, done: t.operatorDone(name), run: change({ operator: true }), danger: false };
    case 'no-operator': return { title: `${t.noOperator}: ${name}`, action: t.noOperator, detail: t.operatorDetail, done: t.noOperatorDone(name), run: change({ operator: false }) };
    case 'reset': return { title: t.resetTitle(name), action: t.resetSecond, detail: t.resetDetail, done: t.resetDone(name), run: () => take(api.POST('/api/v1/operator/accounts/{account}/reset-two-factor', path)) };
    case 'delete': return {
      title: t.removeTitle(name), action: t.remove, done: t.removed, type: a.email, run: () => take(api.DELETE('/api/v1/operator/accounts/{account}', path)),
      detail: <><span>{t.removeIntro}</span><ul>{t.removeLost.map((x) => <li key={x}>{x}</li>)}</ul><span>{t.removeKept(a.id)}</span></>,
    };
  }
}

/** For who forgot the password where no mail is sent: the operator hands the link over. */
function ResetLinkDialog({ account, close }: { account: OperatorAccount; close: () => void }) {
  const [url, setUrl] = useState<string>();
  const name = account.name || account.email;
  if (!url) {
    const make = async () => setUrl((await take(api.POST('/api/v1/operator/accounts/{account}/password-reset-link', { params: { path: { account: account.id } } }))).url);
    return <Confirm title={t.linkTitle(name)} action={t.linkMake} danger={false} stay onClose={close} run={make}><p>{t.linkDetail}</p></Confirm>;
  }
  return (
    <Dialog opened onClose={close} title={t.linkTitle(name)}>
      <div className="col" style={{ gap: 14 }}><Note tone="warn">{t.linkShown}</Note><CopyField value={url} label={t.linkLabel} /></div>
      <DialogFoot><Button onClick={close}>{t.linkKept}</Button></DialogFoot>
    </Dialog>
  );
}

export function AccountActionDialog({ account, action, close }: { account: OperatorAccount; action: Action; close: () => void }) {
  return action === 'link' ? <ResetLinkDialog account={account} close={close} /> : <ChangeDialog account={account} action={action} close={close} />;
}

function ChangeDialog({ account, action, close }: { account: OperatorAccount; action: Exclude<Action, 'link'>; close: () => void }) {
  const client = useQueryClient();
  const p = plan(account, action);
  const run = async () => {
    await p.run();
    await client.invalidateQueries({ queryKey: ['operator', 'accounts'] });
    toast(p.done);
  };
  return <Confirm title={p.title} action={p.action} onClose={close} run={run} danger={p.danger ?? true} {...(p.type ? { type: p.type } : {})}><div>{p.detail}</div></Confirm>;
}
