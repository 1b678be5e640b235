import type { Role, Workspace } from '../../api/types';

/** The least first. */
export const roles: Role[] = ['agent-user', 'monitor', 'editor', 'manager', 'admin'];

/** Whether somebody of this role may hand over a link that makes whoever holds it that. */
export const reaches = (mine: Role, role: Role) => roles.indexOf(mine) >= roles.indexOf(role);

/** Managers invite Admins only where the workspace says so. */
export const mayInvite = (workspace: Workspace, role: Role) => role !== 'admin' || workspace.me.role === 'admin' || workspace.managersMayInviteAdmins;
