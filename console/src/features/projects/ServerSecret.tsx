import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { isProblem } from '../../api/problem';
import type { McpServer } from '../../api/types';
import { common, projects } from '../../texts';
import { Dialog, DialogFoot } from '../../ui/dialogs';
import { Form } from '../../ui/form';
import { Note } from '../../ui/Note';
import { Password } from '../../ui/Password';
import { LoadingLines } from '../../ui/states';
import { Status } from '../../ui/Status';
import { Time } from '../../ui/Time';
import { toast } from '../../ui/toast';
import { SecretDoubt } from '../../ui/SecretDoubt';
import { useSecretForm } from '../../ui/useSecretForm';
import { credentialQuery, projectsMoved, removeCredential, setCredential } from './queries';

const t = projects.server.secret;
interface Of { ws: string; project: string; server: string }

/** Whether the project's own secret is there; loud only when it is not. */
export function SecretState({ ws, project, server, good }: Of & { good: ReactNode }) {
  const now = useQuery(credentialQuery(ws, project, server)).data;
  if (!now) return null;
  if (!now.set) return <span><Status kind="warning" tone="warn">{t.missing}</Status></span>;
  if (now.lastError) return <span title={now.lastError}><Status kind="warning" tone="bad">{t.refused}</Status></span>;
  return <span className="row">{good}<span className="text-3">{t.is}</span></span>;
}

/** The project's secret for a server: set, replaced or removed, never read. */
export function SecretDialog({ ws, project, server, close }: Omit<Of, 'server'> & { server: McpServer; close: () => void }) {
  const client = useQueryClient();
  const query = useQuery(credentialQuery(ws, project, server.id));
  const [removing, setRemoving] = useState(false);
  const after = (words: string) => { void projectsMoved(client, ws); toast(words); close(); };
  const form = useSecretForm({ save: async (secret, untested) => { await setCredential(ws, project, server.id, secret, untested); after(t.done(server.name)); } });
  const remove = async () => {
    setRemoving(true);
    try {
      await removeCredential(ws, project, server.id);
      after(t.removed(server.name));
    } catch (problem) {
      if (!isProblem(problem)) throw problem;
      form.setMessage(problem.message);
    } finally {
      setRemoving(false);
    }
  };
  const now = query.data;
  return (
    <Dialog opened onClose={close} title={t.title(server.name)} keep={form.dirty}>
      <Form state={form}>
        {!now ? <LoadingLines lines={1} /> : now.set
          ? <Note tone={now.lastError ? 'warn' : 'plain'} action={<Button variant="subtle" className="danger-line" loading={removing} onClick={() => void remove()}>{t.remove}</Button>}>{t.since} <Time at={now.since} />{now.lastError && <>. {t.refused}: {now.lastError}</>}</Note>
          : <Note tone="warn">{t.none}</Note>}
        <SecretDoubt of={form} />
        <Password {...form.secret} label={t.field} description={t.hint} autoComplete="off" data-autofocus />
        <DialogFoot><Button variant="default" onClick={close}>{common.cancel}</Button><Button type="submit" loading={form.busy}>{t.set}</Button></DialogFoot>
      </Form>
    </Dialog>
  );
}
