import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take, takeTagged } from '../../api/client';
import { may } from '../../api/permissions';
import { type Member, type Workspace } from '../../api/types';
import { paths } from '../../app/paths';
import { common, members as t } from '../../texts';
import { Dialog, DialogFoot } from '../../ui/dialogs';
import { Form } from '../../ui/form';
import { useGo } from '../../ui/Link';
import { Note } from '../../ui/Note';
import { Stale } from '../../ui/Stale';
import { ErrorState, LoadingLines } from '../../ui/states';
import { toast } from '../../ui/toast';
import { useForm } from '../../ui/useForm';
import { licenceQuery } from '../administration/queries';
import { mailQuery } from '../invitations/queries';
import { MemberFields } from './MemberFields';
import { check, differences, emptyForm, type MemberValues, merge, ownNames, toChange, toCreate, toForm } from './memberForm';
import { memberFormQuery, membersKey, patchMember, sitesQuery, tagsQuery, teamsQuery } from './queries';
import { nameOf } from './standing';

type Form = ReturnType<typeof useForm<MemberValues>>;

function useGroups(ws: string) {
  return { teams: useQuery(teamsQuery(ws)).data, tags: useQuery(tagsQuery(ws)).data, sites: useQuery(sitesQuery(ws)).data };
}

/** A licence that is used up is said where the seat would be taken, with the way out. */
const noSeat = (form: Form, problem: { slug: string; message: string }) => {
  if (problem.slug !== 'no-seat-left') return false;
  form.setErrors({ status: problem.message });
  form.setMessage(t.form.noSeat);
  return true;
};

/** A member without an invitation. */
export function NewMemberDialog({ workspace, close }: { workspace: Workspace; close: () => void }) {
  const ws = workspace.slug;
  const client = useQueryClient();
  const go = useGo();
  const groups = useGroups(ws);
  const mail = useQuery(mailQuery).data ?? true;
  const licence = useQuery({ ...licenceQuery(ws), enabled: may(workspace, 'licence.read') }).data;
  const form: Form = useForm<MemberValues>({
    initial: emptyForm,
    validate: (v) => check(v, false),
    submit: async (v) => {
      const made = await take(api.POST('/api/v1/workspaces/{ws}/members', { params: { path: { ws } }, body: toCreate(v) }));
      void client.invalidateQueries({ queryKey: membersKey(ws) });
      void client.invalidateQueries({ queryKey: ['workspace', ws, 'licence'] });
      close();
      const other = made.firstName !== v.firstName.trim() || made.lastName !== v.lastName.trim();
      const words = other ? t.form.hadAccount(made.email, nameOf(made)) : made.status === 'active' && mail ? t.form.addedMail(nameOf(made)) : t.form.added(nameOf(made));
      toast(words, { action: { label: t.form.show, run: () => go(paths.workspace(ws).users({ person: made.id })) } });
    },
    onProblem: (p) => noSeat(form, p),
  });
  const full = licence?.seats != null && licence.left === 0 && form.values.status === 'active';
  return (
    <Dialog opened onClose={close} title={t.form.newTitle} size={560} keep={form.dirty}>
      <Form state={form} wide>
        <p className="text-2">{mail ? t.form.newDetail : t.form.newDetailNoMail}</p>
        {full && !form.message && <Note tone="warn">{t.form.full}</Note>}
        <MemberFields form={form} groups={groups} />
        <DialogFoot>
          <Button variant="default" onClick={close}>{common.cancel}</Button>
          <Button type="submit" loading={form.busy}>{t.form.add}</Button>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}

interface EditProps { workspace: Workspace; member: Member; close: () => void }

/** All of one member that the API lets change, in one go. */
export function EditMemberDialog({ workspace, member, close }: EditProps) {
  const query = useQuery(memberFormQuery(workspace.slug, member.id));
  if (query.data && !query.isFetching) return <EditForm key={query.data.etag} workspace={workspace} member={query.data.data} etag={query.data.etag} close={close} />;
  return (
    <Dialog opened onClose={close} title={t.form.editTitle(nameOf(member))} size={560}>
      {query.error && !query.isFetching ? <ErrorState error={query.error} retry={() => void query.refetch()} /> : <LoadingLines lines={8} />}
      <DialogFoot><Button variant="default" onClick={close}>{common.cancel}</Button></DialogFoot>
    </Dialog>
  );
}

function EditForm({ workspace, member, etag, close }: EditProps & { etag: string | null }) {
  const ws = workspace.slug;
  const client = useQueryClient();
  const groups = useGroups(ws);
  // The version this began from; what arrives later by itself must not slip under what is typed.
  const [base, setBase] = useState({ member, etag });
  const [theirs, setTheirs] = useState<{ member: Member; etag: string | null }>();
  const path = { ws, member: member.id };
  const fixed = ownNames(base.member);
  const invited = base.member.status === 'invited';
  const form: Form = useForm<MemberValues>({
    initial: toForm(base.member),
    validate: (v) => check(v, fixed !== undefined),
    submit: async (v) => {
      const against = theirs ?? base;
      const body = toChange(v, toForm(against.member));
      const saved = await take(api.PATCH('/api/v1/workspaces/{ws}/members/{member}', { params: { path, ...(against.etag ? { header: { 'If-Match': against.etag } } : {}) }, body }));
      patchMember(client, ws, member.id, saved);
      void client.invalidateQueries({ queryKey: membersKey(ws) });
      void client.invalidateQueries({ queryKey: ['workspace', ws, 'licence'] });
      close();
      toast(t.form.saved(nameOf(saved)));
    },
    onProblem: (p) => {
      if (p.slug !== 'stale') return noSeat(form, p);
      void takeTagged(api.GET('/api/v1/workspaces/{ws}/members/{member}', { params: { path } })).then(({ data, etag: now }) => {
        form.take(merge(form.values, toForm((theirs ?? base).member), toForm(data)));
        setTheirs({ member: data, etag: now });
      }, (e: unknown) => form.setMessage(e instanceof Error ? e.message : String(e)));
      return true;
    },
  });
  const takeTheirs = () => { if (theirs) { setBase(theirs); form.reset(toForm(theirs.member)); setTheirs(undefined); } };
  const names = { teams: groups.teams ?? [], tags: groups.tags ?? [], sites: groups.sites ?? [] };
  return (
    <Dialog opened onClose={close} title={t.form.editTitle(nameOf(member))} size={560} keep={form.dirty}>
      <Form state={form} wide>
        {theirs && <Stale title={t.form.stale(nameOf(member))} differences={differences(form.values, toForm(theirs.member), names)} onKeep={() => void form.onSubmit()} onTake={takeTheirs} busy={form.busy} />}
        <MemberFields form={form} groups={groups} namesFixed={fixed} statusFixed={member.id === workspace.me.memberId ? t.why.self : undefined} invited={invited} />
        <DialogFoot>
          <Button variant="default" onClick={close}>{common.cancel}</Button>
          {!theirs && <Button type="submit" loading={form.busy} disabled={!form.dirty}>{common.save}</Button>}
        </DialogFoot>
      </Form>
    </Dialog>
  );
}
