import { useQueryClient } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import type { Me } from '../../api/types';
import { account, common } from '../../texts';
import { Form, FormActions } from '../../ui/form';
import { Section } from '../../ui/Page';
import { Password } from '../../ui/Password';
import { toast } from '../../ui/toast';
import { useForm } from '../../ui/useForm';
import { minimumPassword, newPassword, required } from '../../ui/validate';

const t = account.security;
const empty = { currentPassword: '', newPassword: '', repeat: '' };

export function PasswordChange({ me }: { me: Me }) {
  const client = useQueryClient();
  const form = useForm({
    initial: empty,
    validate: (v) => ({ currentPassword: required(v.currentPassword), newPassword: newPassword(v.newPassword, me.twoFactor.enabled), repeat: v.newPassword === v.repeat ? undefined : common.password.same }),
    submit: async ({ currentPassword, newPassword: next }) => {
      await take(api.PUT('/api/v1/me/password', { body: { currentPassword, newPassword: next } }));
      form.reset(empty);
      await client.invalidateQueries({ queryKey: ['me'] });
      toast(t.password.saved);
    },
  });
  if (!me.hasPassword) return <Section title={t.password.title} detail={t.password.none} />;
  return (
    <Section title={t.password.title} detail={t.password.detail}>
      <Form state={form}>
        <input type="text" name="username" autoComplete="username" value={me.email} readOnly hidden />
        <Password {...form.text('currentPassword')} label={t.password.current} autoComplete="current-password" />
        <Password {...form.text('newPassword')} label={t.password.next} autoComplete="new-password" description={common.password.hint(minimumPassword(me.twoFactor.enabled))} />
        <Password {...form.text('repeat')} label={t.password.repeat} autoComplete="new-password" />
        <FormActions busy={form.busy} dirty={form.dirty} label={t.password.submit} onReset={() => form.reset(empty)} />
      </Form>
    </Section>
  );
}
