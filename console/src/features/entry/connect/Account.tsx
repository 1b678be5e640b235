import { ActionIcon, Button } from '@mantine/core';
import { IconCheck, IconChevronDown, IconExternalLink, IconKey } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api, take } from '../../../api/client';
import { isProblem, type Problem } from '../../../api/problem';
import type { ConnectServer } from '../../../api/types';
import { connect as t } from '../../../texts';
import { relative } from '../../../texts/format';
import { Avatar } from '../../../ui/Avatar';
import { Note } from '../../../ui/Note';
import { Password } from '../../../ui/Password';
import { SecretDoubt } from '../../../ui/SecretDoubt';
import { useSecretForm } from '../../../ui/useSecretForm';
import { connectQuery } from '../queries';
import c from './connect.module.css';
import { works } from './standing';

interface Props { token: string; server: ConnectServer; open: boolean; onOpen: (open: boolean) => void; onChanged: (said: string) => Promise<void> }

/** Ended, or the hour is over: the page shows what holds now. */
const over = (p: Problem) => isProblem(p, 'not-signed-in', 'token-expired', 'not-found');

export function Account({ token, server, open, onOpen, onChanged }: Props) {
  const row = useRef<HTMLLIElement>(null);
  const back = useRef(false);
  const changed = (said: string) => { back.current = true; return onChanged(said); };
  const close = () => { back.current = true; onOpen(false); };
  const { name, kind, connected, since, lastError, failure } = server;
  const well = works(server);
  const refused = connected && !well;
  const go = useDeparture(token, server);
  const trouble = go.error?.message ?? failure;
  // The button that opened it takes the focus again once what it opened is gone; perhaps it is another one by then.
  useEffect(() => {
    if (open) { back.current = false; return; }
    const at = document.activeElement;
    if (back.current && (at === document.body || row.current?.contains(at))) row.current?.querySelector<HTMLElement>('[aria-expanded]')?.focus();
  }, [open, well]);
  return (
    <li ref={row} className={c.account} onKeyDown={(e) => { if (e.key === 'Escape' && open) close(); }}>
      <div className={c.row}>
        <Avatar id={server.id} name={name} shape="thing" size={40} />
        <div className="grow">
          <p className={c.name}>{name}</p>
          <p className={well ? c.good : refused ? c.bad : c.plain}>{well ? `${t.since} ${since ? relative(new Date(since)).toLowerCase() : ''}` : kind === 'oauth' ? (refused ? (server.state === 'narrow' ? t.narrow : t.ended) : t.signIn) : refused ? t.refused : t.needs}</p>
        </div>
        {well
          ? <><IconCheck className={c.check} size={18} stroke={2} aria-hidden="true" /><ActionIcon variant="subtle" size={40} aria-label={t.manage(name)} aria-expanded={open} onClick={() => onOpen(!open)}><IconChevronDown size={18} stroke={1.7} className={c.chevron} data-open={open || undefined} /></ActionIcon></>
          : kind === 'oauth' ? <Depart server={server} go={go} />
          : <Button className={c.add} variant="default" leftSection={<IconKey size={16} stroke={1.7} />} aria-label={lastError ? t.renewOf(name) : t.addTo(name)} aria-expanded={open} onClick={() => onOpen(!open)}>{lastError ? t.renew : t.add}</Button>}
      </div>
      {kind === 'oauth' && trouble && <div className={c.panel}><Note tone="bad" alert>{t.failed(trouble)}</Note></div>}
      {kind === 'oauth' && refused && (
        <div className={c.panel}>
          {lastError && !trouble && <Note tone="bad">{lastError}</Note>}
          <Disconnect token={token} server={server} onDone={() => changed(t.disconnected(name))} />
        </div>
      )}
      {open && (
        <div className={c.panel}>
          {kind !== 'oauth' && lastError && <Note tone="bad">{t.refusedWith(lastError)}</Note>}
          {kind === 'oauth' ? <><p className="text-3">{t.leaves(name)}</p><Depart server={server} go={go} /></> : <KeyForm token={token} server={server} onDone={() => changed(t.done(name))} onCancel={close} />}
          {connected && <Disconnect token={token} server={server} onDone={() => changed(t.disconnected(name))} />}
        </div>
      )}
    </li>
  );
}

/** To the server's own page; it sends the browser back here. */
function useDeparture(token: string, server: ConnectServer) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => take(api.POST('/api/v1/connect/{token}/servers/{server}/authorization', { params: { path: { token, server: server.id } } })),
    onSuccess: ({ url }) => location.assign(url),
    onError: (e) => { if (isProblem(e) && over(e)) void client.invalidateQueries(connectQuery(token)); },
  });
}

function Depart({ server, go }: { server: ConnectServer; go: ReturnType<typeof useDeparture> }) {
  const { name, connected, state } = server;
  const [label, full] = !connected ? [t.connect, t.connectTo(name)] : state === 'narrow' ? [t.allow, t.allowTo(name)] : [t.again, t.againTo(name)];
  return <Button className={c.add} variant="default" aria-label={full} leftSection={<IconExternalLink size={16} stroke={1.7} />} loading={go.isPending} onClick={() => go.mutate()}>{label}</Button>;
}

function KeyForm({ token, server, onDone, onCancel }: { token: string; server: ConnectServer; onDone: () => Promise<void>; onCancel: () => void }) {
  const client = useQueryClient();
  const form = useSecretForm({
    save: async (secret, untested) => {
      await take<unknown>(api.PUT('/api/v1/connect/{token}/servers/{server}', { params: { path: { token, server: server.id } }, body: untested ? { secret, untested } : { secret } }));
      await onDone();
    },
    onProblem: (p) => { if (over(p)) void client.invalidateQueries(connectQuery(token)); },
  });
  return (
    <form ref={form.form} className={c.key} onSubmit={form.onSubmit} noValidate>
      {form.message && <Note tone="bad" alert>{form.message}</Note>}
      <SecretDoubt of={form} />
      <Password {...form.secret} label={t.key(server.name)} description={server.description || t.keyHint(server.name)} autoComplete="off" spellCheck={false} autoFocus />
      <div className={c.actions}>
        <Button type="submit" loading={form.busy}>{server.connected ? t.replace : t.connect}</Button>
        <Button variant="default" onClick={onCancel}>{t.cancel}</Button>
      </div>
    </form>
  );
}

function Disconnect({ token, server, onDone }: { token: string; server: ConnectServer; onDone: () => Promise<void> }) {
  const client = useQueryClient();
  const [sure, setSure] = useState(false);
  const run = useMutation({
    mutationFn: () => take<unknown>(api.DELETE('/api/v1/connect/{token}/servers/{server}', { params: { path: { token, server: server.id } } })),
    onSuccess: onDone,
    onError: (e) => { if (isProblem(e) && over(e)) void client.invalidateQueries(connectQuery(token)); },
  });
  if (!sure) return <Button className="danger-line" variant="default" onClick={() => setSure(true)}>{t.disconnect}</Button>;
  return (
    <div className={c.key} role="group" aria-label={t.disconnect}>
      {run.isError && <Note tone="bad" alert>{run.error.message}</Note>}
      <p role="alert">{t.disconnectAsk(server.name)}</p>
      <div className={c.actions}>
        <Button className="danger" loading={run.isPending} onClick={() => run.mutate()}>{t.disconnect}</Button>
        <Button variant="default" autoFocus onClick={() => setSure(false)}>{t.keep}</Button>
      </div>
    </div>
  );
}
