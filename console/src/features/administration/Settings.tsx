import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api, take } from '../../api/client';
import { may } from '../../api/permissions';
import type { Workspace } from '../../api/types';
import { workspaceQuery } from '../../app/session';
import { administration, common } from '../../texts';
import { Form, FormActions } from '../../ui/form';
import { Note } from '../../ui/Note';
import { Page } from '../../ui/Page';
import { Loaded } from '../../ui/states';
import { toast } from '../../ui/toast';
import { useForm } from '../../ui/useForm';
import { SettingsFields } from './SettingsFields';
import { StaleSettings } from './StaleSettings';
import { check, fromForm, toForm } from './settingsForm';

const t = administration.settings;

export function Settings() {
  const { ws } = useParams({ from: '/w/$ws' });
  const query = useQuery(workspaceQuery(ws));
  return (
    <Page title={t.page} place={query.data?.data.name}>
      <Loaded query={query}>{({ data, etag }) => <SettingsForm workspace={data} etag={etag} />}</Loaded>
    </Page>
  );
}

function SettingsForm({ workspace, etag }: { workspace: Workspace; etag: string | null }) {
  const client = useQueryClient();
  // The version the person began from; what arrives later by itself must not slip under their changes.
  const [base, setBase] = useState({ workspace, etag });
  const [theirs, setTheirs] = useState<{ workspace: Workspace; etag: string | null }>();
  const mayChange = may(workspace, 'settings.write');

  const save = async (against: string | null) => {
    const params = { path: { ws: workspace.slug }, ...(against ? { header: { 'If-Match': against } } : {}) };
    await take(api.PATCH('/api/v1/workspaces/{ws}', { params, body: fromForm(form.values) }));
    const fresh = await client.fetchQuery({ ...workspaceQuery(workspace.slug), staleTime: 0 });
    setBase({ workspace: fresh.data, etag: fresh.etag });
    setTheirs(undefined);
    form.reset(toForm(fresh.data));
    toast(t.saved);
  };
  const form = useForm({
    initial: toForm(workspace),
    validate: check,
    submit: () => save(theirs?.etag ?? base.etag),
    onProblem: (p) => {
      if (p.slug !== 'stale') return false;
      void client.fetchQuery({ ...workspaceQuery(workspace.slug), staleTime: 0 }).then(({ data, etag: now }) => setTheirs({ workspace: data, etag: now }));
      return true;
    },
  });
  const takeTheirs = () => { if (theirs) { setBase(theirs); form.reset(toForm(theirs.workspace)); setTheirs(undefined); } };

  return (
    <>
      {!mayChange && <div style={{ marginTop: 16 }}><Note>{common.notYours(common.role[workspace.me.role])}</Note></div>}
      {theirs && <StaleSettings mine={form.values} theirs={toForm(theirs.workspace)} onKeep={() => void form.onSubmit()} onTake={takeTheirs} busy={form.busy} />}
      <Form state={form} wide>
        <SettingsFields form={form} slug={workspace.slug} disabled={!mayChange} />
        {mayChange && !theirs && <FormActions busy={form.busy} dirty={form.dirty} onReset={() => form.reset(toForm(base.workspace))} />}
      </Form>
    </>
  );
}
