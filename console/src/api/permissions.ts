import type { Workspace } from './types';

/** Rights the console asks about; the names are the server's. */
export type Permission =
  | 'workspace.read' | 'members.read' | 'members.write' | 'invitations.read' | 'invitations.write' | 'settings.read' | 'settings.write' | 'licence.read' | 'audit.read' | 'jobs.read' | 'jobs.write'
  | 'projects.read' | 'projects.write' | 'identity-providers.read' | 'identity-providers.write' | 'api-tokens.read' | 'api-tokens.write' | 'server.health';

export function may(workspace: Pick<Workspace, 'me'> | undefined, permission: Permission): boolean {
  return workspace?.me.permissions.includes(permission) ?? false;
}
