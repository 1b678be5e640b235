import { Button } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../../api/client';
import { isProblem } from '../../../api/problem';
import { connect, entry } from '../../../texts';
import { Arch } from '../../../ui/Arch';
import { CodeInput } from '../../../ui/CodeInput';
import { Note } from '../../../ui/Note';
import { useCountdown } from '../../../ui/useCountdown';
import { useForm } from '../../../ui/useForm';
import s from '../entry.module.css';
import { connectQuery } from '../queries';
import c from './connect.module.css';
import { SignInInstead } from './Proof';

const t = connect.code;
const pause = 60_000;

export function CodeStep({ token, email, onProven, back }: { token: string; email: string; onProven: () => Promise<void>; back: () => void }) {
  const client = useQueryClient();
  const params = { params: { path: { token } } };
  const [until, setUntil] = useState<number>();
  const [next, setNext] = useState(() => Date.now() + pause);
  const wait = useCountdown(until);
  const soon = useCountdown(next);
  const ended = () => void client.invalidateQueries(connectQuery(token));
  const again = useMutation({
    mutationFn: () => take<unknown>(api.POST('/api/v1/connect/{token}/code', { ...params, body: { email } })),
    onSuccess: () => { setNext(Date.now() + pause); form.reset({ code: '' }); },
    onError: (e) => {
      if (isProblem(e, 'token-expired')) ended();
      if (isProblem(e, 'too-many-requests')) setNext(Date.now() + (e.retryAfter ?? 60) * 1000);
    },
  });
  const form = useForm({
    initial: { code: '' },
    validate: (v) => ({ code: v.code.length === 6 ? undefined : t.all }),
    submit: async (v) => { await take<unknown>(api.POST('/api/v1/connect/{token}/proof', { ...params, body: { email, code: v.code } })); await onProven(); },
    onProblem: (p) => {
      if (p.slug === 'sign-in-refused') { form.set('code', ''); form.setErrors({ code: t.wrong }); }
      else if (p.slug === 'too-many-requests') setUntil(Date.now() + (p.retryAfter ?? 30) * 1000);
      else if (p.slug === 'token-expired') ended();
      else return false;
      return true;
    },
  });
  const [before, to, after] = t.sent(email);
  return (
    <>
      <div className={c.sign}><Arch tone="accent"><IconMail size={24} stroke={1.6} /></Arch></div>
      <h1 className={c.under}>{t.title}</h1>
      <p className={s.lead}>{before}<strong className="strong">{to}</strong>{after}</p>
      <form ref={form.form} className={s.form} onSubmit={form.onSubmit} noValidate>
        {(wait > 0 || form.message) && <Note tone="warn" alert={wait === 0}>{wait > 0 ? entry.signIn.wait(wait) : form.message}</Note>}
        {again.isError && !isProblem(again.error, 'token-expired') && <Note tone="bad" alert>{again.error.message}</Note>}
        <div>
          <CodeInput label={t.label} hideLabel value={form.values.code} onChange={(v) => form.set('code', v)} error={form.errors.code} />
          <p className={c.again}>
            {t.nothing}{' '}
            <button type="button" className="plain link" disabled={soon > 0 || again.isPending} onClick={() => again.mutate()}>{t.again}</button>
            {soon > 0 && <> <span className="num">{t.soon(soon)}</span></>}
          </p>
          <p className={c.again} role="status">{again.isSuccess && t.resent}</p>
        </div>
        <Button type="submit" fullWidth loading={form.busy} disabled={wait > 0}>{t.submit}</Button>
        <SignInInstead />
      </form>
      <p className={s.foot}>
        {t.notYours} <button type="button" className="plain link" onClick={back}>{t.other}</button>
      </p>
    </>
  );
}
