import { Button, TextInput } from '@mantine/core';
import { IconCircleCheck, IconLinkOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client';
import { isProblem } from '../../api/problem';
import { paths } from '../../app/paths';
import { common, entry as t } from '../../texts';
import { Note } from '../../ui/Note';
import { Password } from '../../ui/Password';
import { useForm } from '../../ui/useForm';
import { minimumPassword, newPassword, required } from '../../ui/validate';
import s from './entry.module.css';
import { Gate, GateLoading, GateState } from './Gate';
import { GateError } from './GateError';
import { resetQuery } from './queries';

const dead = (e: unknown): boolean => isProblem(e, 'token-expired', 'not-found');

export function Reset({ token }: { token: string }) {
  const link = useQuery(resetQuery(token));
  const [state, setState] = useState<'form' | 'done' | 'gone'>('form');
  const [second, setSecond] = useState(false);
  const form = useForm({
    initial: { password: '', repeat: '', totp: '' },
    validate: (v) => ({
      password: newPassword(v.password, second), repeat: v.password === v.repeat ? undefined : common.password.same, totp: second ? required(v.totp) : undefined,
    }),
    submit: async (v) => {
      await take(api.POST('/api/v1/password-resets/{token}', { params: { path: { token } }, body: { password: v.password, ...(second ? { totp: v.totp.trim() } : {}) } }));
      setState('done');
    },
    onProblem: (p) => {
      if (dead(p)) setState('gone');
      else if (p.slug === 'two-factor-required') { if (second) form.setErrors({ totp: t.second.wrong }); setSecond(true); }
      else if (p.slug === 'sign-in-refused') form.setErrors({ totp: t.second.wrong });
      else return false;
      return true;
    },
  });

  const content = () => {
    if (state === 'done') return <GateState icon={<IconCircleCheck size={24} stroke={1.6} />} tone="ok" title={t.reset.done} detail={t.reset.doneDetail} action={<Button component="a" href={paths.signIn()}>{t.reset.toSignIn}</Button>} />;
    if (state === 'gone' || dead(link.error)) return <GateState icon={<IconLinkOff size={24} stroke={1.6} />} tone="bad" title={t.reset.gone} detail={t.reset.goneDetail} action={<Button component="a" href={paths.forgot()}>{t.reset.again}</Button>} />;
    if (link.isError) return <GateError error={link.error} retry={() => void link.refetch()} />;
    if (!link.data) return <GateLoading />;
    return (
      <>
        <h1>{t.reset.title}</h1>
        <p className={s.lead}>{t.reset.detail(link.data.email)}</p>
        <form ref={form.form} className={s.form} onSubmit={form.onSubmit} noValidate>
          {form.message && <Note tone="bad" alert>{form.message}</Note>}
          <Password {...form.text('password')} label={t.newPassword} autoComplete="new-password" autoFocus description={common.password.hint(minimumPassword(second))} />
          <Password {...form.text('repeat')} label={t.reset.repeat} autoComplete="new-password" />
          {second && <TextInput {...form.text('totp')} label={t.reset.code} description={t.reset.codeHint} autoComplete="one-time-code" />}
          <Button type="submit" fullWidth loading={form.busy}>{t.reset.submit}</Button>
        </form>
      </>
    );
  };
  return <Gate page={t.reset.page}>{content()}</Gate>;
}
