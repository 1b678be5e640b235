import type { Workspace } from './shapes';

/** Rights the console asks about; the names are the server's. */
export type Permission =
  | 'workspace.read' | 'workspace.update' | 'members.read' | 'licence.read' | 'audit.read' | 'jobs.read' | 'roles.read'
  | 'api-tokens.manage' | 'identity-providers.manage' | 'server-health.read';

export function may(workspace: Pick<Workspace, 'me'> | undefined, permission: Permission): boolean {
  return workspace?.me.permissions.includes(permission) ?? false;
}
