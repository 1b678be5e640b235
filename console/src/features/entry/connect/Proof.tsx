import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../../api/client';
import { isProblem } from '../../../api/problem';
import type { ConnectLink } from '../../../api/types';
import { paths } from '../../../app/paths';
import { connect as t, entry } from '../../../texts';
import { date } from '../../../texts/format';
import { Note } from '../../../ui/Note';
import { useCountdown } from '../../../ui/useCountdown';
import { useForm } from '../../../ui/useForm';
import { email } from '../../../ui/validate';
import s from '../entry.module.css';
import { connectQuery, sessionQuery, signInOptionsQuery } from '../queries';
import { CodeStep } from './CodeStep';

interface Props { token: string; link: ConnectLink; onProven: () => void; /** From a sign-in that was to prove the address. */ cameBack: boolean }

const key = 'gatehouse-connect-code';

/** Where the code went: a phone may have dropped this page while the mail was read. */
function mailedTo(token: string): string | undefined {
  const [of, to] = (sessionStorage.getItem(key) ?? '').split(' ');
  return of === token ? to : undefined;
}

/** The link alone opens nothing: first an address is proven, by a mailed code or by being signed in. */
export function Proof({ token, link, onProven, cameBack }: Props) {
  const client = useQueryClient();
  const [sentTo, setSentTo] = useState(() => (cameBack ? undefined : mailedTo(token)));
  const [byMail, setByMail] = useState(false);
  const [typed, setTyped] = useState('');
  const sent = (to: string) => { sessionStorage.setItem(key, `${token} ${to}`); setTyped(to); setSentTo(to); };
  const back = () => { sessionStorage.removeItem(key); setTyped(sentTo ?? ''); setSentTo(undefined); };
  const proven = async () => { sessionStorage.removeItem(key); await client.invalidateQueries(connectQuery(token)); onProven(); };
  if (sentTo) return <CodeStep token={token} email={sentTo} onProven={proven} back={back} />;
  return (
    <>
      <h1>{t.title(link.project)}</h1>
      <p className={s.lead}>{t.purpose}</p>
      {link.signedInAs && !byMail
        ? <AsMe token={token} email={link.signedInAs} onProven={proven} byMail={() => setByMail(true)} />
        : <ByMail token={token} typed={typed} onSent={sent} cameBack={cameBack && !link.signedInAs} />}
      <p className={s.foot}>{link.email ? t.forOne(link.email) : t.forDomains(link.domains)} {t.until(date(new Date(link.expiresAt)))}</p>
    </>
  );
}

function AsMe({ token, email: me, onProven, byMail }: { token: string; email: string; onProven: () => Promise<void>; byMail: () => void }) {
  const client = useQueryClient();
  const mails = useQuery(signInOptionsQuery()).data?.mail;
  const form = useForm({
    initial: {},
    submit: async () => { await take<unknown>(api.POST('/api/v1/connect/{token}/proof', { params: { path: { token } }, body: {} })); await onProven(); },
    onProblem: (p) => {
      // Ended, or signed out, meanwhile: the page shows what holds now.
      if (!isProblem(p, 'token-expired', 'invalid-input', 'sign-in-refused')) return false;
      void client.invalidateQueries(connectQuery(token));
      return p.slug !== 'sign-in-refused';
    },
  });
  return (
    <form ref={form.form} className={s.form} onSubmit={form.onSubmit} noValidate>
      {form.message && <Note tone="bad" alert>{form.message}</Note>}
      <p className={s.lead}>{t.signedIn}</p>
      <Button type="submit" fullWidth loading={form.busy}>{t.continueAs(me)}</Button>
      {mails && <Button variant="default" fullWidth onClick={byMail}>{t.byMail}</Button>}
    </form>
  );
}

function ByMail({ token, typed, onSent, cameBack }: { token: string; typed: string; onSent: (to: string) => void; cameBack: boolean }) {
  const client = useQueryClient();
  const options = useQuery(signInOptionsQuery());
  const session = useQuery({ ...sessionQuery, enabled: cameBack, retry: false });
  const [until, setUntil] = useState<number>();
  const wait = useCountdown(until);
  const form = useForm({
    initial: { email: typed },
    validate: (v) => ({ email: email(v.email) }),
    submit: async (v) => {
      const to = v.email.trim();
      await take<unknown>(api.POST('/api/v1/connect/{token}/code', { params: { path: { token } }, body: { email: to } }));
      onSent(to);
    },
    onProblem: (p) => {
      if (p.slug === 'token-expired') void client.invalidateQueries(connectQuery(token));
      else if (p.slug === 'too-many-requests') setUntil(Date.now() + (p.retryAfter ?? 30) * 1000);
      else return false;
      return true;
    },
  });
  const noMail = options.data?.mail === false;
  const refused = cameBack && session.isSuccess;
  return (
    <form ref={form.form} className={s.form} onSubmit={form.onSubmit} noValidate>
      {refused && <Note tone="warn" alert>{t.notThatAccount}</Note>}
      {noMail && !refused && <Note tone="warn">{t.noMail}</Note>}
      {(wait > 0 || form.message) && <Note tone="warn" alert={wait === 0}>{wait > 0 ? entry.signIn.wait(wait) : form.message}</Note>}
      {!noMail && <TextInput {...form.text('email')} label={entry.email} description={t.sendHint} type="email" inputMode="email" autoComplete="email" autoFocus />}
      {!noMail && <Button type="submit" fullWidth loading={form.busy} disabled={wait > 0}>{t.send}</Button>}
      {refused ? <SignInAnew /> : <SignInInstead />}
    </form>
  );
}

export function SignInInstead() {
  return <Button component="a" variant="default" fullWidth href={paths.signIn({ returnTo: paths.connect() })}>{t.account}</Button>;
}

function SignInAnew() {
  const out = useMutation({ mutationFn: () => take<unknown>(api.DELETE('/api/v1/session')), onSuccess: () => location.assign(paths.signIn({ returnTo: paths.connect() })) });
  return (
    <>
      {out.isError && <Note tone="bad" alert>{out.error.message}</Note>}
      <Button variant="default" fullWidth loading={out.isPending} onClick={() => out.mutate()}>{t.otherAccount}</Button>
    </>
  );
}
