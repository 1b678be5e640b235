import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem, placed } from '../../api/problem';
import type { McpServer } from '../../api/types';
import { common, projects } from '../../texts';
import { Dialog, DialogFoot } from '../../ui/dialogs';
import { ErrorState, LoadingLines } from '../../ui/states';
import { toast } from '../../ui/toast';
import { useForm } from '../../ui/useForm';
import { required } from '../../ui/validate';
import { addServer, changeServer, projectsMoved, serverFormQuery } from './queries';
import { authOf, endsSecrets, newServer, placesOf, type ServerValues, valuesOf } from './serverForm';
import { ServerFields } from './ServerFields';

const t = projects.server;
interface Props { ws: string; project: string; close: () => void }

const validate = (v: ServerValues) => ({
  name: required(v.name), slug: v.name.trim() ? required(v.slug) : undefined, url: required(v.url),
  headerName: v.kind === 'header' ? required(v.headerName) : undefined, queryName: v.kind === 'query' ? required(v.queryName) : undefined,
});

export function NewServer({ ws, project, close }: Props) {
  const client = useQueryClient();
  const form = useForm<ServerValues>({
    initial: newServer, validate,
    submit: async (v) => {
      const made = await placed(addServer(ws, project, { name: v.name.trim(), slug: v.slug.trim(), description: v.description.trim(), url: v.url.trim(), auth: authOf(v), enabled: v.enabled }), placesOf(v));
      void projectsMoved(client, ws);
      toast(t.added(made.name));
      close();
    },
  });
  return (
    <Dialog opened onClose={close} title={t.createTitle} size={560} keep={form.dirty}>
      <ServerFields form={form} fresh foot={<DialogFoot><Button variant="default" onClick={close}>{common.cancel}</Button><Button type="submit" loading={form.busy}>{t.add}</Button></DialogFoot>} />
    </Dialog>
  );
}

export function EditServer({ server, ...props }: Props & { server: McpServer }) {
  const query = useQuery(serverFormQuery(props.ws, props.project, server.id));
  if (query.data) return <Edit {...props} server={query.data.data} first={query.data.etag} />;
  return (
    <Dialog opened onClose={props.close} title={t.editTitle(server.name)} size={560}>
      {query.error ? <ErrorState error={query.error} retry={() => void query.refetch()} /> : <LoadingLines />}
      <DialogFoot><Button variant="default" onClick={props.close}>{common.cancel}</Button></DialogFoot>
    </Dialog>
  );
}

function Edit({ ws, project, server, first, close }: Props & { server: McpServer; first: string | null }) {
  const client = useQueryClient();
  const [etag, setEtag] = useState(first);
  const before = valuesOf(server);
  const form = useForm<ServerValues>({
    initial: before, validate,
    submit: async (v) => {
      try {
        await placed(changeServer(ws, project, server.id, { name: v.name.trim(), description: v.description.trim(), url: v.url.trim(), auth: authOf(v), enabled: v.enabled }, etag), placesOf(v));
      } catch (problem) {
        if (!isProblem(problem, 'stale')) throw problem;
        const fresh = await client.fetchQuery({ ...serverFormQuery(ws, project, server.id), staleTime: 0 });
        setEtag(fresh.etag);
        form.setMessage(projects.stale([fresh.data.name, fresh.data.url].join(', ')));
        return;
      }
      void projectsMoved(client, ws);
      toast(t.saved(v.name.trim()));
      close();
    },
  });
  return (
    <Dialog opened onClose={close} title={t.editTitle(server.name)} size={560} keep={form.dirty}>
      <ServerFields form={form} ends={endsSecrets(before, form.values)} foot={<DialogFoot><Button variant="default" onClick={close}>{common.cancel}</Button><Button type="submit" loading={form.busy} disabled={!form.dirty}>{common.save}</Button></DialogFoot>} />
    </Dialog>
  );
}
