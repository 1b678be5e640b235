import { IconMailOpened } from '@tabler/icons-react';
import { Navigate } from '@tanstack/react-router';
import { frame as t } from '../texts';
import { State } from '../ui/states';
import { paths } from './paths';
import { lastWorkspace, useSession } from './session';

/** "/" leads to where this person works. */
export function Start() {
  const session = useSession();
  const last = lastWorkspace(session);
  if (last) return <Navigate to={paths.workspace(last.slug).home() as string} replace />;
  if (session.account.operator) return <Navigate to={paths.operator.workspaces() as string} replace />;
  return <State level={1} icon={<IconMailOpened size={24} stroke={1.6} />} title={t.noWorkspace.title} detail={t.noWorkspace.detail} />;
}
