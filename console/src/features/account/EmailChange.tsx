import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import type { Me } from '../../api/types';
import { meQuery } from '../../app/session';
import { account } from '../../texts';
import { Form, FormActions } from '../../ui/form';
import { Note } from '../../ui/Note';
import { Section } from '../../ui/Page';
import { Password } from '../../ui/Password';
import { toast } from '../../ui/toast';
import { useForm } from '../../ui/useForm';
import { email, required } from '../../ui/validate';
import { mailQuery } from './queries';

const t = account.security;
const empty = { email: '', password: '' };

export function EmailChange({ me }: { me: Me }) {
  const client = useQueryClient();
  const mail = useQuery(mailQuery);
  const cancel = useMutation({
    mutationFn: () => take(api.DELETE('/api/v1/me/email')),
    onSuccess: async () => { await client.invalidateQueries(meQuery); toast(t.email.cancelled); },
  });
  const form = useForm({
    initial: empty,
    validate: (v) => ({ email: email(v.email), password: me.hasPassword ? required(v.password) : undefined }),
    submit: async (v) => {
      await take(api.POST('/api/v1/me/email', { body: { email: v.email.trim(), ...(me.hasPassword ? { password: v.password } : {}) } }));
      form.reset(empty);
      await client.invalidateQueries(meQuery);
      toast(t.email.sent(v.email.trim()));
    },
  });
  return (
    <Section title={t.email.title} detail={t.email.now(me.email)}>
      {me.pendingEmail && (
        <div style={{ marginBottom: 16 }}><Note tone="accent" action={<Button variant="subtle" loading={cancel.isPending} onClick={() => cancel.mutate()}>{t.email.cancel}</Button>}>{t.email.pending(me.pendingEmail)}</Note></div>
      )}
      {mail.data === false && <Note tone="plain">{t.email.noMail}</Note>}
      {mail.data && <Form state={form}>
        <TextInput {...form.text('email')} label={t.email.next} type="email" autoComplete="email" description={t.email.detail} />
        {me.hasPassword && form.values.email && <Password {...form.text('password')} label={t.email.password} autoComplete="current-password" />}
        <FormActions busy={form.busy} dirty={form.dirty} label={t.email.submit} onReset={() => form.reset(empty)} />
      </Form>}
    </Section>
  );
}
