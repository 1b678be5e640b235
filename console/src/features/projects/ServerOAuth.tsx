import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { McpServer } from '../../api/types';
import { common, projects } from '../../texts';
import { Dialog, DialogFoot } from '../../ui/dialogs';
import { Note } from '../../ui/Note';
import { LoadingLines } from '../../ui/states';
import { Status } from '../../ui/Status';
import { Time } from '../../ui/Time';
import { toast } from '../../ui/toast';
import { authorizeServer, credentialQuery, projectsMoved, removeCredential } from './queries';

const t = projects.server.oauth;
interface Of { ws: string; project: string; server: string }

/** Whether the project is connected; loud only when calls fail. */
export function ConnectionState({ ws, project, server, good }: Of & { good: ReactNode }) {
  const now = useQuery(credentialQuery(ws, project, server)).data;
  if (!now) return null;
  if (!now.set) return <span><Status kind="warning" tone="warn">{t.missing}</Status></span>;
  if (now.state === 'expired') return <span title={now.lastError ?? undefined}><Status kind="warning" tone="bad">{t.expired}</Status></span>;
  if (now.state === 'narrow') return <span title={now.lastError ?? undefined}><Status kind="warning" tone="warn">{t.narrow}</Status></span>;
  return <span className="row">{good}<span className="text-3">{t.is}</span></span>;
}

/** The project's own connection by OAuth: begun at the server's page, ended here. */
export function ConnectionDialog({ ws, project, server, close }: Omit<Of, 'server'> & { server: McpServer; close: () => void }) {
  const client = useQueryClient();
  const query = useQuery(credentialQuery(ws, project, server.id));
  const go = useMutation({ mutationFn: () => authorizeServer(ws, project, server.id), onSuccess: ({ url }) => location.assign(url) });
  const end = useMutation({
    mutationFn: () => removeCredential(ws, project, server.id),
    onSuccess: () => { void projectsMoved(client, ws); toast(t.disconnected(server.name)); close(); },
  });
  const now = query.data;
  const problem = go.error ?? end.error;
  return (
    <Dialog opened onClose={close} title={t.title(server.name)}>
      {problem && <Note tone="bad" alert>{problem.message}</Note>}
      {now?.failure && !problem && <Note tone="bad" alert>{t.failed(now.failure)}</Note>}
      {!now ? <LoadingLines lines={1} /> : now.set
        ? (
          <Note tone={now.state === 'good' ? 'plain' : 'warn'} action={<Button variant="subtle" className="danger-line" loading={end.isPending} onClick={() => end.mutate()}>{t.disconnect}</Button>}>
            {now.state === 'expired' ? t.expired : now.state === 'narrow' ? t.narrow : <>{t.since} <Time at={now.since} /></>}
            {now.lastError && <>: {now.lastError}</>}
            {now.scopes.length > 0 && <>. {t.scopesAre(now.scopes.join(' '))}</>}
          </Note>
        )
        : <Note tone="warn">{t.none}</Note>}
      <p className="text-2">{t.detail}</p>
      <DialogFoot>
        <Button variant="default" onClick={close}>{common.cancel}</Button>
        <Button data-autofocus loading={go.isPending} onClick={() => go.mutate()}>{now?.set ? t.again : t.connect}</Button>
      </DialogFoot>
    </Dialog>
  );
}
