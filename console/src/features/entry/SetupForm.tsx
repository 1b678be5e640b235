import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api, take } from '../../api/client';
import { paths } from '../../app/paths';
import { common, entry as t } from '../../texts';
import { Note } from '../../ui/Note';
import { Password } from '../../ui/Password';
import { useForm } from '../../ui/useForm';
import { email, minimumPassword, newPassword, required, slugFrom } from '../../ui/validate';
import s from './entry.module.css';

export function SetupForm({ token, onDead }: { token: string; onDead: (why: 'used' | 'done') => void }) {
  const [slugTouched, setSlugTouched] = useState(false);
  const form = useForm({
    initial: { firstName: '', lastName: '', email: '', password: '', workspaceName: '', workspaceSlug: '' },
    validate: (v) => ({
      firstName: required(v.firstName), lastName: required(v.lastName), email: email(v.email), password: newPassword(v.password),
      workspaceName: required(v.workspaceName), workspaceSlug: required(v.workspaceSlug),
    }),
    submit: async (v) => {
      const session = await take(api.POST('/api/v1/setup', { body: { ...v, token, email: v.email.trim() } }));
      location.assign(session.workspaces[0] ? paths.workspace(session.workspaces[0].slug).home() : paths.root());
    },
    onProblem: (p) => {
      if (p.slug === 'already-set-up') onDead('done');
      else if (p.slug === 'token-expired' || (p.slug === 'invalid-input' && p.errors.some((e) => e.pointer === '/token'))) onDead('used');
      else return false;
      return true;
    },
  });
  return (
    <form ref={form.form} className={s.form} onSubmit={form.onSubmit} noValidate>
      {form.message && <Note tone="bad" alert>{form.message}</Note>}
      <div className={s.pair}>
        <TextInput {...form.text('firstName')} label={t.firstName} autoComplete="given-name" autoFocus />
        <TextInput {...form.text('lastName')} label={t.lastName} autoComplete="family-name" />
      </div>
      <TextInput {...form.text('email')} label={t.email} type="email" autoComplete="username" />
      <Password {...form.text('password')} label={t.password} autoComplete="new-password" description={common.password.hint(minimumPassword(false))} />
      <TextInput
        {...form.text('workspaceName')} label={t.setup.workspaceName} description={t.setup.workspaceHint} autoComplete="organization"
        onChange={(e) => { form.set('workspaceName', e.currentTarget.value); if (!slugTouched) form.set('workspaceSlug', slugFrom(e.currentTarget.value)); }}
      />
      <TextInput
        {...form.text('workspaceSlug')} label={t.setup.slug} description={t.setup.slugHint} autoComplete="off" leftSection={<span className="text-3">/w/</span>} leftSectionWidth={38}
        onChange={(e) => { setSlugTouched(true); form.set('workspaceSlug', e.currentTarget.value.toLowerCase()); }}
      />
      <Button type="submit" fullWidth loading={form.busy}>{t.setup.submit}</Button>
    </form>
  );
}
