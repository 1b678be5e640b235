import { useParams } from '@tanstack/react-router';
import { may } from '../../api/permissions';
import { useWorkspace } from '../../app/session';
import { common } from '../../texts';
import { ProviderList } from '../providers/ProviderList';
import { ProviderPage } from '../providers/ProviderPage';
import { workspaceProviders } from '../providers/scope';

export function WorkspaceProviders() {
  const { ws } = useParams({ from: '/w/$ws' });
  const workspace = useWorkspace(ws);
  return <ProviderList scope={workspaceProviders(ws)} place={workspace.name} mayChange={may(workspace, 'identity-providers.write')} />;
}

export function WorkspaceProvider() {
  const { ws, id } = useParams({ strict: false }) as { ws: string; id?: string };
  const workspace = useWorkspace(ws);
  const readOnly = may(workspace, 'identity-providers.write') ? undefined : common.notYours(common.role[workspace.me.role]);
  return <ProviderPage key={id ?? 'new'} scope={workspaceProviders(ws)} id={id} place={workspace.name} readOnly={readOnly} />;
}
