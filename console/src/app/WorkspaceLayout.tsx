import { Button } from '@mantine/core';
import { IconDoorOff, IconLockSquareRounded, IconMapOff, IconPlayerPause } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useParams, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { isProblem, type Problem } from '../api/problem';
import { isKeptFrom } from '../features/frame/navigation';
import { useWorkspaceEvents } from '../features/frame/useWorkspaceEvents';
import { frame as t } from '../texts';
import { Link } from '../ui/Link';
import { ErrorState, LoadingLines, State } from '../ui/states';
import { NotForYou } from './failures';
import { paths } from './paths';
import { lastWorkspace, rememberWorkspace, useSession, workspaceQuery } from './session';

/** Everything under /w/{slug}: fetches the workspace and one's rights in it, follows its events, and says why when one may not enter. */
export function WorkspaceLayout() {
  const { ws } = useParams({ from: '/w/$ws' });
  const workspace = useQuery(workspaceQuery(ws));
  const pathname = useRouterState({ select: (r) => r.location.pathname });
  const ended = useWorkspaceEvents(ws, workspace.isSuccess);
  useEffect(() => { if (workspace.isSuccess) rememberWorkspace(ws); }, [workspace.isSuccess, ws]);

  if (ended) return <Ended name={workspace.data?.data.name ?? ws} />;
  if (isProblem(workspace.error) && workspace.error.status >= 400 && workspace.error.status < 500) return <Refused ws={ws} problem={workspace.error} retry={() => void workspace.refetch()} />;
  if (workspace.data) return isKeptFrom(workspace.data.data, pathname) ? <NotForYou /> : <Outlet />;
  if (workspace.isError) return <ErrorState error={workspace.error} retry={() => void workspace.refetch()} />;
  return <div style={{ padding: '0 24px' }}><LoadingLines /></div>;
}

function Ended({ name }: { name: string }) {
  return <State level={1} icon={<IconDoorOff size={24} stroke={1.6} />} title={t.ended.title} detail={t.ended.detail(name)} actions={<Elsewhere />} />;
}

function Elsewhere() {
  const session = useSession();
  const other = lastWorkspace(session);
  return other
    ? <Button component={Link} to={paths.workspace(other.slug).home()}>{t.ended.other}</Button>
    : <Button component={Link} to={paths.account.profile()}>{t.ended.account}</Button>;
}

function Refused({ ws, problem, retry }: { ws: string; problem: Problem; retry: () => void }) {
  if (problem.slug === 'two-factor-setup-required') {
    return <State level={1} icon={<IconLockSquareRounded size={24} stroke={1.6} />} tone="accent" title={t.secondStep.title} detail={t.secondStep.detail} actions={<Button component={Link} to={paths.account.security({ returnTo: ws })}>{t.secondStep.action}</Button>} />;
  }
  if (problem.slug === 'member-disabled') return <State level={1} icon={<IconPlayerPause size={24} stroke={1.6} />} title={t.disabled.title} detail={t.disabled.detail} actions={<Elsewhere />} />;
  if (problem.slug === 'not-found') return <State level={1} icon={<IconMapOff size={24} stroke={1.6} />} title={t.missing.title} detail={t.missing.detail} actions={<Elsewhere />} />;
  return <ErrorState level={1} error={problem} retry={retry} />;
}
