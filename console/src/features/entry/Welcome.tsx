import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, take } from '../../api/client';
import { isProblem } from '../../api/problem';
import type { Me } from '../../api/types';
import { paths } from '../../app/paths';
import { entry as t } from '../../texts';
import { Note } from '../../ui/Note';
import { useForm } from '../../ui/useForm';
import { required } from '../../ui/validate';
import s from './entry.module.css';
import { Gate, GateLoading } from './Gate';
import { GateError } from './GateError';
import { enter, returnTo } from './go';
import { meQuery } from './queries';

export function Welcome() {
  const me = useQuery(meQuery);
  const signedOut = isProblem(me.error, 'not-signed-in');
  useEffect(() => { if (signedOut) location.replace(paths.signIn({ returnTo: returnTo() })); }, [signedOut]);
  if (me.isError && !signedOut) return <Gate page={t.welcome.page}><GateError error={me.error} retry={() => void me.refetch()} /></Gate>;
  if (!me.data) return <Gate page={t.welcome.page}><GateLoading /></Gate>;
  return <Gate page={t.welcome.page}><Profile me={me.data} /></Gate>;
}

function Profile({ me }: { me: Me }) {
  const form = useForm({
    initial: { firstName: me.firstName, lastName: me.lastName, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone },
    validate: (v) => ({ firstName: required(v.firstName), lastName: required(v.lastName) }),
    submit: async (v) => { await take(api.PATCH('/api/v1/me', { body: v })); enter(); },
  });
  return (
    <>
      <h1>{t.welcome.title}</h1>
      <p className={s.lead}>{t.welcome.detail}</p>
      <form ref={form.form} className={s.form} onSubmit={form.onSubmit} noValidate>
        {form.message && <Note tone="bad" alert>{form.message}</Note>}
        <TextInput {...form.text('firstName')} label={t.firstName} autoComplete="given-name" autoFocus />
        <TextInput {...form.text('lastName')} label={t.lastName} autoComplete="family-name" />
        <TextInput {...form.text('timeZone')} label={t.welcome.zone} description={t.welcome.zoneHint} />
        <Button type="submit" fullWidth loading={form.busy}>{t.welcome.submit}</Button>
      </form>
    </>
  );
}
