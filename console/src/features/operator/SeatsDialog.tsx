import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import type { OperatorWorkspace } from '../../api/types';
import { common, operator } from '../../texts';
import { Dialog, DialogFoot } from '../../ui/dialogs';
import { Form } from '../../ui/form';
import { toast } from '../../ui/toast';
import { useForm } from '../../ui/useForm';

const t = operator.workspaces;

export function SeatsDialog({ workspace, close }: { workspace: OperatorWorkspace; close: () => void }) {
  const client = useQueryClient();
  const form = useForm({
    initial: { seats: workspace.seats?.toString() ?? '' },
    validate: (v) => ({ seats: /^\d*$/.test(v.seats.trim()) ? undefined : t.seatsBad }),
    submit: async (v) => {
      await take(api.PATCH('/api/v1/operator/workspaces/{workspace}', { params: { path: { workspace: workspace.id } }, body: { seats: v.seats.trim() === '' ? null : Number(v.seats) } }));
      await Promise.all([client.invalidateQueries({ queryKey: ['operator', 'workspaces'] }), client.invalidateQueries({ queryKey: ['workspace', workspace.slug, 'licence'] })]);
      toast(t.seatsSaved);
      close();
    },
  });
  return (
    <Dialog opened onClose={close} title={t.seatsTitle(workspace.name)} size={420}>
      <Form state={form}>
        <TextInput {...form.text('seats')} label={t.seatsLabel} description={t.seatsHint(workspace.members)} inputMode="numeric" data-autofocus />
        <DialogFoot><Button variant="default" onClick={close}>{common.cancel}</Button><Button type="submit" loading={form.busy}>{t.save}</Button></DialogFoot>
      </Form>
    </Dialog>
  );
}
