import { Button, Select } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { Invitation, Role, Workspace } from '../../api/types';
import { common, invitations } from '../../texts';
import { Confirm, Dialog, DialogFoot } from '../../ui/dialogs';
import { Form } from '../../ui/form';
import { Note } from '../../ui/Note';
import { toast } from '../../ui/toast';
import { useForm } from '../../ui/useForm';
import { cancel, changeRole, invitationsMoved } from './queries';
import { mayInvite, roles } from './roles';

const t = invitations.act;

export type Action = 'role' | 'cancel' | { failed: string };

interface Props { workspace: Workspace; invitation: Invitation; close: () => void }

export function InvitationDialogs({ action, ...props }: Props & { action: Action }) {
  const client = useQueryClient();
  const { workspace, invitation, close } = props;
  if (action === 'role') return <RoleDialog {...props} />;
  if (action === 'cancel') {
    return (
      <Confirm title={t.cancelTitle(invitation.email)} action={t.cancel} onClose={close} run={async () => { await cancel(workspace.slug, invitation.id); await invitationsMoved(client, workspace.slug); toast(t.cancelled(invitation.email)); }}>
        <p>{t.cancelDetail}</p>
      </Confirm>
    );
  }
  return (
    <Dialog opened onClose={close} title={t.failed}>
      <Note tone="bad" alert>{action.failed}</Note>
      <DialogFoot><Button onClick={close}>{common.close}</Button></DialogFoot>
    </Dialog>
  );
}

function RoleDialog({ workspace, invitation, close }: Props) {
  const client = useQueryClient();
  const form = useForm({
    initial: { role: invitation.role as string },
    submit: async (v) => {
      const role = v.role as Role;
      await changeRole(workspace.slug, invitation.id, role);
      await invitationsMoved(client, workspace.slug);
      toast(t.changed(invitation.email, common.role[role]));
      close();
    },
  });
  return (
    <Dialog opened onClose={close} title={t.changeTitle(invitation.email)}>
      <Form state={form}>
        <Select {...form.choice('role')} label={invitations.list.role} data={[...roles].reverse().map((role) => ({ value: role, label: common.role[role], disabled: !mayInvite(workspace, role) }))} allowDeselect={false} data-autofocus />
        <DialogFoot><Button variant="default" onClick={close}>{common.cancel}</Button><Button type="submit" loading={form.busy} disabled={!form.dirty}>{t.change}</Button></DialogFoot>
      </Form>
    </Dialog>
  );
}
