import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client';
import { sessionQuery } from '../../app/session';
import { common, operator } from '../../texts';
import { Dialog, DialogFoot } from '../../ui/dialogs';
import { Form } from '../../ui/form';
import { toast } from '../../ui/toast';
import { useForm } from '../../ui/useForm';
import { required, slugFrom } from '../../ui/validate';

const t = operator.workspaces;

export function NewWorkspaceDialog({ close }: { close: () => void }) {
  const client = useQueryClient();
  const [slugTouched, setSlugTouched] = useState(false);
  const form = useForm({
    initial: { name: '', slug: '' },
    validate: (v) => ({ name: required(v.name), slug: required(v.slug) }),
    submit: async (v) => {
      await take(api.POST('/api/v1/operator/workspaces', { body: { name: v.name.trim(), slug: v.slug.trim() } }));
      await Promise.all([client.invalidateQueries(sessionQuery), client.invalidateQueries({ queryKey: ['operator', 'workspaces'] })]);
      toast(t.made_(v.name.trim()));
      close();
    },
  });
  return (
    <Dialog opened onClose={close} title={t.create}>
      <p className="text-2" style={{ marginBottom: 14 }}>{t.createDetail}</p>
      <Form state={form}>
        <TextInput {...form.text('name')} label={t.name} data-autofocus onChange={(e) => { form.set('name', e.currentTarget.value); if (!slugTouched) form.set('slug', slugFrom(e.currentTarget.value)); }} />
        <TextInput {...form.text('slug')} label={t.slug} description={t.slugHint} leftSection={<span className="text-3">/w/</span>} leftSectionWidth={40} spellCheck={false} onChange={(e) => { setSlugTouched(true); form.set('slug', e.currentTarget.value.toLowerCase()); }} />
        <DialogFoot><Button variant="default" onClick={close}>{common.cancel}</Button><Button type="submit" loading={form.busy}>{t.submit}</Button></DialogFoot>
      </Form>
    </Dialog>
  );
}
