import { Button, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { paths } from '../../app/paths';
import { common, projects as t } from '../../texts';
import { Dialog, DialogFoot } from '../../ui/dialogs';
import { Form } from '../../ui/form';
import { useGo } from '../../ui/Link';
import { toast } from '../../ui/toast';
import { useForm } from '../../ui/useForm';
import { required, slugFrom } from '../../ui/validate';
import { makeProject, projectsMoved } from './queries';

export function NewProjectDialog({ ws, close }: { ws: string; close: () => void }) {
  const client = useQueryClient();
  const go = useGo();
  const [touched, setTouched] = useState(false);
  const form = useForm({
    initial: { name: '', slug: '', description: '' },
    validate: (v) => ({ name: required(v.name), slug: v.name.trim() ? required(v.slug) : undefined }),
    submit: async (v) => {
      const made = await makeProject(ws, { name: v.name.trim(), slug: v.slug.trim(), description: v.description.trim() });
      void projectsMoved(client, ws);
      toast(t.made(made.name));
      go(paths.workspace(ws).project(made.slug).servers(), { replace: true });
    },
  });
  return (
    <Dialog opened onClose={close} title={t.create} keep={form.dirty}>
      <Form state={form}>
        <TextInput {...form.text('name')} label={t.name} autoComplete="off" data-autofocus onChange={(e) => { form.set('name', e.currentTarget.value); if (!touched) form.set('slug', slugFrom(e.currentTarget.value)); }} />
        <TextInput {...form.text('slug')} label={t.slug} description={t.slugHint} spellCheck={false} autoComplete="off" onChange={(e) => { setTouched(true); form.set('slug', e.currentTarget.value.toLowerCase()); }} />
        <Textarea {...form.text('description')} label={t.description} description={t.descriptionHint} rows={2} />
        <DialogFoot><Button variant="default" onClick={close}>{common.cancel}</Button><Button type="submit" loading={form.busy}>{t.make}</Button></DialogFoot>
      </Form>
    </Dialog>
  );
}
