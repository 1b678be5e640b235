import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { may } from '../../api/permissions';
import { paths } from '../../app/paths';
import { useWorkspace } from '../../app/session';
import { common, invitations as t } from '../../texts';
import { Link } from '../../ui/Link';
import { Note } from '../../ui/Note';
import { Page } from '../../ui/Page';
import { MemberTable } from '../members/Users';
import { Invitations } from './Invitations';
import s from './invitations.module.css';
import { InviteArea } from './InviteArea';

/** Administration, Users & Roles: invite above, who was invited below, and everyone who is in at the foot. */
export function UsersAndRoles() {
  const { ws } = useParams({ from: '/w/$ws' });
  const workspace = useWorkspace(ws);
  return (
    <Page title={t.page} place={workspace.name} lead={t.lead} width="fill" actions={<Button variant="default" component={Link} to={paths.workspace(ws).roles()}>{t.roles}</Button>}>
      <div className={s.page}>
        {may(workspace, 'invitations.write') ? <InviteArea workspace={workspace} /> : <div className={s.readOnly}><Note>{common.notYours(common.role[workspace.me.role])} {t.area.readOnly}</Note></div>}
        <Invitations workspace={workspace} />
        {may(workspace, 'members.read') && <section aria-labelledby="members" className={s.members}><h2 id="members">{t.members}</h2><MemberTable ws={ws} tiles={false} /></section>}
      </div>
    </Page>
  );
}
