import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client';
import type { Me, TwoFactorStart } from '../../api/types';
import { account, common } from '../../texts';
import { Dialog, DialogFoot } from '../../ui/dialogs';
import { Form } from '../../ui/form';
import { Password } from '../../ui/Password';
import { toast } from '../../ui/toast';
import { useForm } from '../../ui/useForm';
import { required } from '../../ui/validate';
import { Enrol } from './Enrol';
import { RecoveryCodes } from './RecoveryCodes';

const t = account.security.second;
export type SecondStepTask = 'enrol' | 'codes' | 'disable';

/** Every change of the second step begins with the password, and ends where something was shown or said. */
export function SecondStepDialog({ task, me, close }: { task: SecondStepTask; me: Me; close: () => void }) {
  const client = useQueryClient();
  const [start, setStart] = useState<TwoFactorStart>();
  const [codes, setCodes] = useState<string[]>();
  const refresh = () => Promise.all([client.invalidateQueries({ queryKey: ['me'] }), client.invalidateQueries({ queryKey: ['session'] }), client.invalidateQueries({ queryKey: ['workspace'] })]);
  const form = useForm({
    initial: { password: '' },
    validate: (v) => ({ password: me.hasPassword ? required(v.password) : undefined }),
    submit: async (v) => {
      const body = me.hasPassword ? v : {};
      if (task === 'enrol') setStart(await take(api.POST('/api/v1/me/two-factor', { body })));
      else if (task === 'codes') setCodes((await take(api.POST('/api/v1/me/two-factor/recovery-codes', { body }))).recoveryCodes);
      else { await take(api.POST('/api/v1/me/two-factor/disable', { body })); await refresh(); close(); toast(t.disabled); }
    },
  });
  const finish = () => { void refresh(); close(); if (start) toast(t.turnedOn); };

  if (codes) return <Dialog opened onClose={finish} title={t.codesTitle}><RecoveryCodes codes={codes} email={me.email} renewed={task === 'codes'} done={finish} /></Dialog>;
  if (start) return <Dialog opened onClose={close} title={t.scanTitle} size={520}><Enrol start={start} done={setCodes} close={close} /></Dialog>;
  return (
    <Dialog opened onClose={close} title={task === 'disable' ? t.disableTitle : t.confirmTitle} size={440}>
      <p className="text-2" style={{ marginBottom: 14 }}>{task === 'disable' ? t.disableDetail : me.hasPassword ? t.confirmDetail : t.off}</p>
      <Form state={form}>
        {me.hasPassword && <Password {...form.text('password')} label={t.password} autoComplete="current-password" data-autofocus />}
        <DialogFoot>
          <Button variant="default" onClick={close}>{common.cancel}</Button>
          <Button type="submit" loading={form.busy} {...(task === 'disable' ? { className: 'danger' } : {})}>{task === 'disable' ? t.disable : t.go}</Button>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}
