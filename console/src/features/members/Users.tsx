import { Button } from '@mantine/core';
import { IconPlus, IconUpload, IconUserPlus } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useMemo } from 'react';
import { may } from '../../api/permissions';
import { paths } from '../../app/paths';
import { useWorkspace } from '../../app/session';
import { useAddress } from '../../app/useAddress';
import { importing, members as t } from '../../texts';
import { SavedViews } from '../../table/SavedViews';
import { UserTable } from '../../table/UserTable';
import { Link } from '../../ui/Link';
import { Page } from '../../ui/Page';
import { ActionsContext, useMemberActions } from './actions';
import { ExportView } from './ExportView';
import { FewAdmins } from './FewAdmins';
import { MemberDialogs } from './MemberDialogs';
import { useMembers } from './useMembers';

const NewMemberDialog = lazy(() => import('./MemberForm').then((m) => ({ default: m.NewMemberDialog })));

export function Users() {
  const { ws } = useParams({ from: '/w/$ws' });
  const workspace = useWorkspace(ws);
  const invite = may(workspace, 'invitations.write') && <Button component={Link} to={paths.workspace(ws).usersAndRoles()} leftSection={<IconUserPlus size={16} stroke={1.8} />}>{t.invite}</Button>;
  const writes = may(workspace, 'members.write');
  const bring = writes && <Button className="brief" aria-label={importing.button} variant="default" component={Link} to={paths.workspace(ws).import()} leftSection={<IconUpload size={16} stroke={1.7} />}>{importing.button}</Button>;
  const [search, change] = useAddress();
  const add = writes && <Button className="brief" aria-label={t.form.open} variant="default" leftSection={<IconPlus size={16} stroke={1.8} />} onClick={() => change({ new: 'yes' })}>{t.form.open}</Button>;
  const of = useMembers(workspace);
  return (
    <Page title={t.page} place={workspace.name} width="fill" actions={<>{bring}<ExportView ws={ws} of={of} />{add}{invite}</>} tools={<SavedViews of={of} />}>
      <MemberTable ws={ws} />
      {search.new && writes && <Suspense><NewMemberDialog workspace={workspace} close={() => change({ new: undefined })} /></Suspense>}
    </Page>
  );
}

/** The members' table with all it can do, wherever it stands. */
export function MemberTable({ ws, tiles = true }: { ws: string; tiles?: boolean }) {
  const workspace = useWorkspace(ws);
  const actions = useMemberActions(ws);
  const of = useMembers(workspace);
  const declared = useMemo(() => (tiles ? of : { ...of, tiles: undefined }), [of, tiles]);
  return (
    <ActionsContext value={actions}>
      <UserTable of={declared} banner={<FewAdmins workspace={workspace} />} />
      <MemberDialogs workspace={workspace} />
    </ActionsContext>
  );
}
