import { useParams } from '@tanstack/react-router';
import { may } from '../../api/permissions';
import type { Role } from '../../api/types';
import { useWorkspace } from '../../app/session';
import { workspaceTokens } from '../tokens/scope';
import { Tokens } from '../tokens/Tokens';

const roles: Role[] = ['admin', 'manager', 'editor', 'monitor'];

export function WorkspaceTokens() {
  const { ws } = useParams({ from: '/w/$ws' });
  const workspace = useWorkspace(ws);
  return <Tokens scope={workspaceTokens(ws)} place={workspace.name} roles={roles.slice(Math.max(0, roles.indexOf(workspace.me.role)))} mayMake={may(workspace, 'api-tokens.write')} />;
}
