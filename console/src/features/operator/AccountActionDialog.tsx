import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, take } from '../../api/client';
import type { OperatorAccount } from '../../api/types';
import { operator } from '../../texts';
import { Confirm } from '../../ui/dialogs';
import { toast } from '../../ui/toast';

const t = operator.accounts;
export type Action = 'suspend' | 'reactivate' | 'operator' | 'no-operator' | 'reset' | 'delete';

interface Plan { title: string; action: string; detail: ReactNode; done: string; run: () => Promise<unknown>; type?: string; danger?: boolean }

function plan(a: OperatorAccount, action: Action): Plan {
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

export function AccountActionDialog({ account, action, close }: { account: OperatorAccount; action: Action; close: () => void }) {
  const client = useQueryClient();
  const p = plan(account, action);
  const run = async () => {
    await p.run();
    await client.invalidateQueries({ queryKey: ['operator', 'accounts'] });
    toast(p.done);
  };
  return <Confirm title={p.title} action={p.action} onClose={close} run={run} danger={p.danger ?? true} {...(p.type ? { type: p.type } : {})}><div>{p.detail}</div></Confirm>;
}
