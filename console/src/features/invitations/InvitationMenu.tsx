import { Menu, Tooltip } from '@mantine/core';
import { IconLink, IconMailForward, IconMailX, IconUserCog } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { isProblem } from '../../api/problem';
import type { Invitation, Workspace } from '../../api/types';
import { common, invitations } from '../../texts';
import { RowMenu } from '../../ui/RowMenu';
import { toast } from '../../ui/toast';
import type { Action } from './InvitationDialogs';
import { invitationsMoved, mailQuery, resend } from './queries';
import { reaches } from './roles';

const t = invitations.act;
const icon = { size: 16, stroke: 1.7 };

interface Props { workspace: Workspace; invitation: Invitation; copy: () => void; act: (action: Action) => void }

export function InvitationMenu({ workspace, invitation, copy, act }: Props) {
  const client = useQueryClient();
  const mail = useQuery(mailQuery).data ?? true;
  const may = reaches(workspace.me.role, invitation.role);
  const again = async () => {
    try {
      await resend(workspace.slug, invitation.id);
      toast(mail ? t.resent(invitation.email) : t.resentNoMail(invitation.email));
    } catch (problem) {
      if (!isProblem(problem)) throw problem;
      act({ failed: problem.message });
    }
    await invitationsMoved(client, workspace.slug);
  };
  return (
    <RowMenu label={invitations.list.actions(invitation.email)}>
      <Menu.Item leftSection={<IconMailForward {...icon} />} onClick={() => void again()}>{t.resend}</Menu.Item>
      <Tooltip label={t.tooHigh(common.role[invitation.role])} disabled={may} position="left"><div><Menu.Item leftSection={<IconLink {...icon} />} onClick={copy} disabled={!may}>{t.copy}</Menu.Item></div></Tooltip>
      <Menu.Item leftSection={<IconUserCog {...icon} />} onClick={() => act('role')}>{t.changeRole}</Menu.Item>
      <Menu.Divider />
      <Menu.Item className="bad" leftSection={<IconMailX {...icon} />} onClick={() => act('cancel')}>{t.cancel}</Menu.Item>
    </RowMenu>
  );
}
