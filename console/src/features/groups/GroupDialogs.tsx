import { Button, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem } from '../../api/problem';
import { common, groups as t } from '../../texts';
import { Confirm, Dialog, DialogFoot } from '../../ui/dialogs';
import { Form } from '../../ui/form';
import { ErrorState, LoadingLines } from '../../ui/states';
import { toast } from '../../ui/toast';
import { useForm } from '../../ui/useForm';
import { required } from '../../ui/validate';
import { type Group, type GroupKind, groupQuery, groupsMoved } from './kinds';

interface Props { ws: string; kind: GroupKind; close: () => void }

export function NewGroup({ ws, kind, close }: Props) {
  const client = useQueryClient();
  return (
    <NameForm title={kind.words.createTitle} action={t.make} initial="" close={close} save={async (name) => {
      const made = await kind.create(ws, { name });
      void groupsMoved(client, ws, kind);
      toast(kind.words.made(made.name));
    }} />
  );
}

export function RenameGroup({ ws, kind, group, close }: Props & { group: Group }) {
  const client = useQueryClient();
  const query = useQuery(groupQuery(ws, kind, group.id));
  const [etag, setEtag] = useState<string | null>();
  return (
    <NameForm title={kind.words.renameTitle(group.name)} action={t.save} initial={group.name} close={close} save={async (name, say) => {
      const version = etag ?? query.data?.etag;
      try {
        const now = await kind.rename(ws, group.id, { name }, version ? { 'If-Match': version } : {});
        void groupsMoved(client, ws, kind);
        toast(kind.words.renamed(now.name));
        return true;
      } catch (problem) {
        if (!isProblem(problem, 'stale')) throw problem;
        const fresh = await client.fetchQuery({ ...groupQuery(ws, kind, group.id), staleTime: 0 });
        setEtag(fresh.etag);
        say(t.taken(fresh.data.name));
        void groupsMoved(client, ws, kind);
        return false;
      }
    }} />
  );
}

interface NameProps { title: string; action: string; initial: string; close: () => void; save: (name: string, say: (message: string) => void) => Promise<boolean | void> }

function NameForm({ title, action, initial, close, save }: NameProps) {
  const form = useForm({ initial: { name: initial }, validate: (v) => ({ name: required(v.name) }), submit: async (v) => { if ((await save(v.name.trim(), form.setMessage)) !== false) close(); } });
  return (
    <Dialog opened onClose={close} title={title} keep={form.dirty}>
      <Form state={form}>
        <TextInput {...form.text('name')} label={t.name} maxLength={200} autoComplete="off" data-autofocus onFocus={(e) => e.currentTarget.select()} />
        <DialogFoot><Button variant="default" onClick={close}>{common.cancel}</Button><Button type="submit" loading={form.busy} disabled={initial !== '' && !form.dirty}>{action}</Button></DialogFoot>
      </Form>
    </Dialog>
  );
}

/** Says first how many lose it, as of now and not as of when the list was loaded. */
export function RemoveGroup({ ws, kind, group, close }: Props & { group: Group }) {
  const client = useQueryClient();
  const query = useQuery(groupQuery(ws, kind, group.id));
  const now = query.data?.data;
  if (!now) {
    return (
      <Dialog opened onClose={close} title={kind.words.removeTitle(group.name)}>
        {query.error ? <ErrorState error={query.error} retry={() => void query.refetch()} /> : <LoadingLines lines={3} />}
        <DialogFoot><Button variant="default" onClick={close}>{common.cancel}</Button></DialogFoot>
      </Dialog>
    );
  }
  const run = async () => {
    // Somebody else was sooner: it is gone, as wanted.
    await kind.remove(ws, group.id).catch((e: unknown) => { if (!isProblem(e, 'not-found')) throw e; });
    void groupsMoved(client, ws, kind);
    toast(kind.words.removed(now.name));
  };
  return (
    <Confirm title={kind.words.removeTitle(now.name)} action={kind.words.remove} onClose={close} run={run} {...(now.members > 0 ? { type: now.name } : {})}>
      <p>{now.members > 0 ? `${kind.words.loses(now.members)} ${t.final}` : kind.words.nobody}</p>
    </Confirm>
  );
}
