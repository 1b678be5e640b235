import { Button, Textarea, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem } from '../../api/problem';
import { paths } from '../../app/paths';
import { projects as t } from '../../texts';
import { Confirm } from '../../ui/dialogs';
import { Form, FormActions } from '../../ui/form';
import { useGo } from '../../ui/Link';
import { Note } from '../../ui/Note';
import { Facts, Section } from '../../ui/Page';
import { toast } from '../../ui/toast';
import { useForm } from '../../ui/useForm';
import { required } from '../../ui/validate';
import { type Here, ProjectFrame } from './ProjectFrame';
import { changeProject, projectQuery, projectsKey, projectsMoved, removeProject } from './queries';

export const ProjectSettings = () => <ProjectFrame tab="settings" width="text">{(here) => <Settings key={here.project.id} {...here} />}</ProjectFrame>;

function Settings({ ws, project, etag: first, why }: Here) {
  const client = useQueryClient();
  const [etag, setEtag] = useState(first);
  const form = useForm({
    initial: { name: project.name, description: project.description },
    validate: (v) => ({ name: required(v.name) }),
    submit: async (v) => {
      const body = { name: v.name.trim(), description: v.description.trim() };
      try {
        await changeProject(ws, project.slug, body, etag);
      } catch (problem) {
        if (!isProblem(problem, 'stale')) throw problem;
        const fresh = await client.fetchQuery({ ...projectQuery(ws, project.slug), staleTime: 0 });
        setEtag(fresh.etag);
        form.setMessage(t.stale([fresh.data.name, fresh.data.description].filter(Boolean).join(', ')));
        return;
      }
      setEtag((await client.fetchQuery({ ...projectQuery(ws, project.slug), staleTime: 0 })).etag);
      form.reset(body);
      void projectsMoved(client, ws);
      toast(t.settings.saved);
    },
  });
  const off = why !== undefined;
  return (
    <>
      <Section title={t.settings.title}>
        <Form state={form} wide>
          {why && <Note>{why}</Note>}
          <TextInput {...form.text('name')} label={t.name} disabled={off} autoComplete="off" />
          <Textarea {...form.text('description')} label={t.description} description={t.descriptionHint} rows={3} disabled={off} />
          <Facts items={[[t.slug, <span key="slug" className="mono">{project.slug}</span>]]} />
          {!off && <FormActions busy={form.busy} dirty={form.dirty} onReset={() => form.reset()} />}
        </Form>
      </Section>
      {!off && <Remove ws={ws} project={project} />}
    </>
  );
}

function Remove({ ws, project }: Pick<Here, 'ws' | 'project'>) {
  const client = useQueryClient();
  const go = useGo();
  const [asking, setAsking] = useState(false);
  const run = async () => {
    await removeProject(ws, project.slug);
    toast(t.settings.removed(project.name));
    go(paths.workspace(ws).projects(), { replace: true });
    await client.invalidateQueries({ queryKey: [...projectsKey(ws), 'list'] });
  };
  return (
    <Section title={t.settings.removeSection} detail={t.settings.removeDetail} actions={<Button variant="default" className="danger-line" leftSection={<IconTrash size={16} stroke={1.7} />} onClick={() => setAsking(true)}>{t.settings.remove}</Button>}>
      {asking && (
        <Confirm title={t.settings.removeTitle(project.name)} action={t.settings.remove} type={project.slug} onClose={() => setAsking(false)} run={run}>
          <div><span>{t.settings.lost}</span><ul>{t.settings.loses(project.servers, project.agents, project.users).map((x) => <li key={x}>{x}</li>)}</ul></div>
          <p>{t.settings.removeDetail}</p>
        </Confirm>
      )}
    </Section>
  );
}
