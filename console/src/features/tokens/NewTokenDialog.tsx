import { Button, Select, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiToken, Role } from '../../api/types';
import { administration, common } from '../../texts';
import { CopyField } from '../../ui/CopyField';
import { Dialog, DialogFoot } from '../../ui/dialogs';
import { Form } from '../../ui/form';
import { Note } from '../../ui/Note';
import { useForm } from '../../ui/useForm';
import { required } from '../../ui/validate';
import type { TokenScope } from './scope';

const t = administration.tokens;
const lifetimes = ['7', '30', '90', '365'];

export function NewTokenDialog({ scope, roles, close }: { scope: TokenScope; roles: Role[]; close: () => void }) {
  const client = useQueryClient();
  const [made, setMade] = useState<ApiToken>();
  const form = useForm({
    initial: { name: '', role: (roles.at(-1) ?? 'monitor') as string, access: 'read', days: '90' },
    validate: (v) => ({ name: required(v.name) }),
    submit: async (v) => {
      const expiresAt = new Date(Date.now() + Number(v.days) * 86_400_000).toISOString();
      setMade(await scope.make({ name: v.name.trim(), role: v.role as Role, scopes: v.access === 'write' ? ['read', 'write'] : ['read'], expiresAt }));
      await client.invalidateQueries({ queryKey: scope.key });
    },
  });
  if (made?.token) {
    return (
      <Dialog opened onClose={close} title={t.shown}>
        <div className="col" style={{ gap: 14 }}><Note tone="warn">{t.shownDetail}</Note><CopyField value={made.token} label={t.shown} first /></div>
        <DialogFoot><Button onClick={close}>{t.kept}</Button></DialogFoot>
      </Dialog>
    );
  }
  return (
    <Dialog opened onClose={close} title={t.create}>
      <Form state={form}>
        <TextInput {...form.text('name')} label={t.name} description={t.nameHint} autoComplete="off" data-autofocus />
        {scope.kind === 'workspace'
          ? <Select {...form.choice('role')} label={t.role} description={t.roleHint} data={roles.map((r) => ({ value: r, label: common.role[r] }))} />
          : <Select {...form.choice('access')} label={t.scopes} data={[{ value: 'read', label: t.scopeRead }, { value: 'write', label: t.scopeWrite }]} />}
        <Select {...form.choice('days')} label={t.expires} data={lifetimes.map((d) => ({ value: d, label: t.days(Number(d)) }))} />
        <DialogFoot><Button variant="default" onClick={close}>{common.cancel}</Button><Button type="submit" loading={form.busy}>{t.make}</Button></DialogFoot>
      </Form>
    </Dialog>
  );
}
