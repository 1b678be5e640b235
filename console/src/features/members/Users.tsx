import { useParams } from '@tanstack/react-router';
import { useWorkspace } from '../../app/session';
import { members as t } from '../../texts';
import { SavedViews } from '../../table/SavedViews';
import { UserTable } from '../../table/UserTable';
import { Page } from '../../ui/Page';
import { ActionsContext, useMemberActions } from './actions';
import { FewAdmins } from './FewAdmins';
import { MemberDialogs } from './MemberDialogs';
import { useMembers } from './useMembers';

export function Users() {
  const { ws } = useParams({ from: '/w/$ws' });
  const workspace = useWorkspace(ws);
  return <Page title={t.page} place={workspace.name} width="fill" tools={<SavedViews of={useMembers(workspace)} />}><MemberTable ws={ws} /></Page>;
}

/** The members' table with all it can do, wherever it stands. */
export function MemberTable({ ws }: { ws: string }) {
  const workspace = useWorkspace(ws);
  const actions = useMemberActions(ws);
  return (
    <ActionsContext value={actions}>
      <UserTable of={useMembers(workspace)} banner={<FewAdmins workspace={workspace} />} />
      <MemberDialogs workspace={workspace} />
    </ActionsContext>
  );
}
