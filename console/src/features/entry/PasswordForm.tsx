import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api, take } from '../../api/client';
import { paths } from '../../app/paths';
import { entry as t } from '../../texts';
import { Note } from '../../ui/Note';
import { Password } from '../../ui/Password';
import { useCountdown } from '../../ui/useCountdown';
import { useForm } from '../../ui/useForm';
import { email, required } from '../../ui/validate';
import s from './entry.module.css';
import { type FirstStep, signedIn } from './SignIn';

export function PasswordForm({ onSecondStep }: { onSecondStep: (first: FirstStep) => void }) {
  const [until, setUntil] = useState<number>();
  const wait = useCountdown(until);
  const form = useForm({
    initial: { email: '', password: '' },
    validate: (v) => ({ email: email(v.email), password: required(v.password) }),
    submit: async (v) => {
      await take(api.POST('/api/v1/session', { body: { email: v.email.trim(), password: v.password } }));
      await signedIn();
    },
    onProblem: (p) => {
      if (p.slug === 'two-factor-required') onSecondStep({ email: form.values.email.trim(), password: form.values.password });
      else if (p.slug === 'sign-in-refused') form.setMessage(t.signIn.refused);
      else if (p.slug === 'too-many-requests') setUntil(Date.now() + (p.retryAfter ?? 30) * 1000);
      else return false;
      return true;
    },
  });
  const message = wait > 0 ? t.signIn.wait(wait) : form.message;
  return (
    <form ref={form.form} className={s.form} onSubmit={form.onSubmit} noValidate>
      {message && <Note tone={wait > 0 ? 'warn' : 'bad'} alert={wait === 0}>{message}</Note>}
      <TextInput {...form.text('email')} label={t.email} type="email" autoComplete="username" autoFocus />
      <div className={s.labelled}>
        <a className={`link ${s.aside}`} href={paths.forgot({ email: form.values.email })}>{t.signIn.forgotten}</a>
        <Password {...form.text('password')} label={t.password} autoComplete="current-password" />
      </div>
      <Button type="submit" fullWidth loading={form.busy} disabled={wait > 0}>{t.signIn.submit}</Button>
    </form>
  );
}
