import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api, take } from '../../api/client';
import { entry as t } from '../../texts';
import { CodeInput } from '../../ui/CodeInput';
import { Note } from '../../ui/Note';
import { useCountdown } from '../../ui/useCountdown';
import { useForm } from '../../ui/useForm';
import { required } from '../../ui/validate';
import s from './entry.module.css';
import { type FirstStep, signedIn } from './SignIn';

export function SecondStep({ first, back }: { first: FirstStep; back: () => void }) {
  const [recovery, setRecovery] = useState(false);
  const [until, setUntil] = useState<number>();
  const wait = useCountdown(until);
  const form = useForm({
    initial: { totp: '', trustDevice: false },
    validate: (v) => ({ totp: recovery ? required(v.totp) : v.totp.length === 6 ? undefined : t.second.detail }),
    submit: async (v) => {
      await take(api.POST('/api/v1/session', { body: { ...first, totp: v.totp.trim(), trustDevice: v.trustDevice } }));
      await signedIn();
    },
    onProblem: (p) => {
      if (p.slug === 'sign-in-refused' || p.slug === 'two-factor-required') { form.set('totp', ''); form.setErrors({ totp: t.second.wrong }); return true; }
      if (p.slug === 'too-many-requests') { setUntil(Date.now() + (p.retryAfter ?? 30) * 1000); return true; }
      return false;
    },
  });
  const swap = () => { setRecovery(!recovery); form.reset(); };
  return (
    <>
      <h1>{t.second.title}</h1>
      <p className={s.lead}>{recovery ? t.second.recoveryHint : t.second.detail}</p>
      <form ref={form.form} className={s.form} onSubmit={form.onSubmit} noValidate>
        {(wait > 0 || form.message) && <Note tone="warn" alert>{wait > 0 ? t.signIn.wait(wait) : form.message}</Note>}
        {recovery
          ? <TextInput {...form.text('totp')} label={t.second.recovery} autoComplete="off" autoFocus classNames={{ input: 'mono' }} />
          : <CodeInput label={t.second.code} hideLabel value={form.values.totp} onChange={(v) => form.set('totp', v)} error={form.errors.totp} />}
        <Checkbox {...form.check('trustDevice')} label={t.second.trust} />
        <Button type="submit" fullWidth loading={form.busy} disabled={wait > 0}>{t.second.submit}</Button>
      </form>
      <p className={s.foot}>
        <button type="button" className="plain link" onClick={swap}>{recovery ? t.second.useApp : t.second.useRecovery}</button>
        {' · '}
        <button type="button" className="plain link" onClick={back}>{t.second.back}</button>
      </p>
    </>
  );
}
