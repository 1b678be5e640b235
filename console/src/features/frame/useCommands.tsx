import { useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconKey, IconLock, IconLogout, IconMoon, IconSun, IconUpload, IconUserPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { may } from '../../api/permissions';
import { paths } from '../../app/paths';
import { useSession, useWorkspaceMaybe } from '../../app/session';
import { common, frame as t, importing } from '../../texts';
import { Avatar } from '../../ui/Avatar';
import { useGo } from '../../ui/Link';
import type { Command } from './commands';
import { accountNav, type NavGroup, operatorNav, workspaceNav } from './navigation';
import { signOut } from './signOut';
import { schemes } from './ThemeMenu';
import type { Area } from './useArea';

const schemeIcon = { light: <IconSun size={18} stroke={1.6} />, dark: <IconMoon size={18} stroke={1.6} />, auto: <IconDeviceDesktop size={18} stroke={1.6} /> };

/** Everything the palette can do for this person: pages they may open, actions, their workspaces. */
export function useCommands(area: Area): Command[] {
  const { account, workspaces } = useSession();
  const { setColorScheme } = useMantineColorScheme();
  const workspace = useWorkspaceMaybe(area.slug);
  const go = useGo();
  return useMemo(() => {
    const pages = (groups: NavGroup[], where?: string): Command[] =>
      groups.flatMap((g) => g.entries.map((e) => ({ id: e.to, label: e.label, group: t.palette.pages, where: g.title ?? where, icon: <e.icon size={18} stroke={1.6} />, run: () => go(e.to) })));
    const action = (id: string, label: string, icon: Command['icon'], run: () => void): Command => ({ id, label, group: t.palette.actions, icon, run });
    return [
      ...(workspace ? pages(workspaceNav(workspace), workspace.name) : []),
      ...pages(accountNav()),
      ...(account.operator ? pages(operatorNav()) : []),
      ...(workspace && may(workspace, 'api-tokens.write') ? [action('new-token', t.palette.newToken, <IconKey size={18} stroke={1.6} />, () => go(paths.workspace(workspace.slug).tokens({ new: 'yes' })))] : []),
      ...(workspace && may(workspace, 'members.write') ? [action('import', importing.page, <IconUpload size={18} stroke={1.6} />, () => go(paths.workspace(workspace.slug).import()))] : []),
      ...(workspace && may(workspace, 'members.write') ? [action('new-member', t.palette.newMember, <IconUserPlus size={18} stroke={1.6} />, () => go(paths.workspace(workspace.slug).users({ new: 'yes' })))] : []),
      action('password', t.palette.changePassword, <IconLock size={18} stroke={1.6} />, () => go(paths.account.security())),
      ...schemes.map((c) => action(`theme-${c}`, t.palette.theme(common.otherAppearance[c]), schemeIcon[c], () => setColorScheme(c))),
      action('sign-out', t.palette.signOut, <IconLogout size={18} stroke={1.6} />, () => void signOut()),
      ...workspaces.map((w) => ({ id: w.id, label: t.palette.switchTo(w.name), group: t.palette.workspaces, where: common.role[w.role], icon: <Avatar id={w.id} name={w.name} size={18} shape="workspace" />, run: () => go(paths.workspace(w.slug).home()) })),
    ];
  }, [account.operator, go, setColorScheme, workspace, workspaces]);
}
