import type { Icon } from '@tabler/icons-react';
import {
  IconBuilding, IconChecklist, IconDevices, IconFileDescription, IconFingerprint, IconHeartRateMonitor, IconHistory, IconHome, IconKey, IconLicense,
  IconListCheck, IconLock, IconStack2, IconSettings, IconUser, IconUserPlus, IconUsers, IconUsersGroup, IconDeviceDesktop, IconTag, IconWorld,
} from '@tabler/icons-react';
import { may, type Permission } from '../../api/permissions';
import type { Workspace } from '../../api/types';
import { type PagePath, paths } from '../../app/paths';
import { frame as t } from '../../texts';

export interface NavEntry { label: string; to: PagePath; icon: Icon; exact?: boolean; /** For the phone's bar, where the label is too long. */ short?: string }
export interface NavGroup { title?: string; entries: NavEntry[] }

type Rule = NavEntry & { needs?: Permission };

/** What this person can use in this workspace, and nothing else. */
export function workspaceNav(workspace: Workspace, whole = false): NavGroup[] {
  const p = paths.workspace(workspace.slug);
  const allowed = (rules: Rule[]): NavEntry[] => rules.filter((r) => whole || !r.needs || may(workspace, r.needs)).map(({ needs: _, ...entry }) => entry);
  const groups: NavGroup[] = [
    {
      entries: allowed([
        { label: t.home, to: p.home(), icon: IconHome, exact: true },
        { label: t.users, to: p.users(), icon: IconUsers, needs: 'members.read' },
        { label: t.projects, to: p.projects(), icon: IconStack2, needs: 'projects.read' },
        { label: t.jobs, to: p.jobs(), icon: IconListCheck, needs: 'jobs.read' },
      ]),
    },
    {
      title: t.administration,
      entries: allowed([
        { label: t.usersAndRoles, short: t.usersAndRolesShort, to: p.usersAndRoles(), icon: IconUserPlus, needs: 'invitations.read' },
        { label: t.teams, to: p.teams(), icon: IconUsersGroup, needs: 'members.read' },
        { label: t.tags, to: p.tags(), icon: IconTag, needs: 'members.read' },
        { label: t.sites, to: p.sites(), icon: IconWorld, needs: 'members.read' },
        { label: t.licence, to: p.licence(), icon: IconLicense, needs: 'licence.read' },
        { label: t.audit, to: p.audit(), icon: IconHistory, needs: 'audit.read' },
        { label: t.roles, to: p.roles(), icon: IconChecklist, needs: 'members.read' },
        { label: t.tokens, to: p.tokens(), icon: IconKey, needs: 'api-tokens.read' },
        { label: t.providers, to: p.providers(), icon: IconFingerprint, needs: 'identity-providers.read' },
        { label: t.settings, to: p.settings(), icon: IconSettings, needs: 'settings.read' },
        { label: t.health, to: p.health(), icon: IconHeartRateMonitor, needs: 'server.health' },
      ]),
    },
  ];
  return groups.filter((g) => g.entries.length > 0);
}

/** True for a page that the navigation does not show them: its address alone must not open its controls. */
export function isKeptFrom(workspace: Workspace, pathname: string): boolean {
  const leads = (groups: NavGroup[]) => groups.some((g) => g.entries.some((e) => !e.exact && (pathname === e.to || pathname.startsWith(`${e.to}/`))));
  return leads(workspaceNav(workspace, true)) && !leads(workspaceNav(workspace));
}

export function accountNav(): NavGroup[] {
  const p = paths.account;
  return [{
    title: t.accountNav,
    entries: [
      { label: t.profile, to: p.profile(), icon: IconUser },
      { label: t.security, to: p.security(), icon: IconLock },
      { label: t.sessions, to: p.sessions(), icon: IconDeviceDesktop },
      { label: t.devices, to: p.devices(), icon: IconDevices },
      { label: t.accountTokens, to: p.tokens(), icon: IconKey },
      { label: t.data, to: p.data(), icon: IconFileDescription },
    ],
  }];
}

export function operatorNav(): NavGroup[] {
  const p = paths.operator;
  return [{
    title: t.serverNav,
    entries: [
      { label: t.workspaces, to: p.workspaces(), icon: IconBuilding },
      { label: t.accounts, to: p.accounts(), icon: IconUsersGroup },
      { label: t.serverProviders, short: t.providersShort, to: p.providers(), icon: IconFingerprint },
      { label: t.serverAudit, short: t.audit, to: p.audit(), icon: IconHistory },
    ],
  }];
}
