import { Button, TextInput } from '@mantine/core';
import { IconMail, IconMailOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client';
import { paths } from '../../app/paths';
import { entry as t } from '../../texts';
import { Note } from '../../ui/Note';
import { useForm } from '../../ui/useForm';
import { email } from '../../ui/validate';
import s from './entry.module.css';
import { Gate, GateLoading, GateState } from './Gate';
import { search } from './go';
import { signInOptionsQuery } from './queries';

export function Forgot() {
  const options = useQuery(signInOptionsQuery());
  const [sentTo, setSentTo] = useState<string>();
  const form = useForm({
    initial: { email: search().get('email') ?? '' },
    validate: (v) => ({ email: email(v.email) }),
    submit: async (v) => {
      await take(api.POST('/api/v1/password-resets', { body: { email: v.email.trim() } }));
      setSentTo(v.email.trim());
    },
  });
  const back = <Button component="a" href={paths.signIn()} variant="default">{t.forgot.back}</Button>;

  if (sentTo) return <Gate page={t.forgot.page}><GateState icon={<IconMail size={24} stroke={1.6} />} title={t.forgot.sent} detail={t.forgot.sentDetail(sentTo)} action={back} /></Gate>;
  if (options.isPending) return <Gate page={t.forgot.page}><GateLoading /></Gate>;
  if (options.data && !options.data.mail) return <Gate page={t.forgot.page}><GateState icon={<IconMailOff size={24} stroke={1.6} />} tone="plain" title={t.forgot.title} detail={t.forgot.noMail} action={back} /></Gate>;
  return (
    <Gate page={t.forgot.page}>
      <h1>{t.forgot.title}</h1>
      <p className={s.lead}>{t.forgot.detail}</p>
      <form ref={form.form} className={s.form} onSubmit={form.onSubmit} noValidate>
        {form.message && <Note tone="bad" alert>{form.message}</Note>}
        <TextInput {...form.text('email')} label={t.email} type="email" autoComplete="username" autoFocus />
        <Button type="submit" fullWidth loading={form.busy}>{t.forgot.submit}</Button>
      </form>
      <p className={s.foot}><a className="link" href={paths.signIn()}>{t.forgot.back}</a></p>
    </Gate>
  );
}
