import { Menu, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconLock, IconLogout, IconMoon, IconServer2, IconSun, IconUser } from '@tabler/icons-react';
import { paths } from '../../app/paths';
import { useSession } from '../../app/session';
import { frame as t } from '../../texts';
import { Avatar } from '../../ui/Avatar';
import { useGo } from '../../ui/Link';
import s from './frame.module.css';
import { signOut } from './signOut';

export function AccountMenu() {
  const { account } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const go = useGo();
  const dark = colorScheme === 'dark';
  return (
    <Menu width={236}>
      <Menu.Target>
        <button type="button" className={`plain ${s.avatarButton}`} aria-label={t.account.label(account.name)}><Avatar id={account.id} name={account.name || account.email} size={28} /></button>
      </Menu.Target>
      <Menu.Dropdown>
        <div style={{ padding: '6px 8px 8px' }}>
          <div className="strong ellipsis">{account.name}</div>
          <div className="small text-3 ellipsis">{account.email}</div>
        </div>
        <Menu.Divider />
        <Menu.Item leftSection={<IconUser size={16} stroke={1.7} />} onClick={() => go(paths.account.profile())}>{t.account.profile}</Menu.Item>
        <Menu.Item leftSection={<IconLock size={16} stroke={1.7} />} onClick={() => go(paths.account.security())}>{t.account.security}</Menu.Item>
        <Menu.Item leftSection={<IconDeviceDesktop size={16} stroke={1.7} />} onClick={() => go(paths.account.sessions())}>{t.account.sessions}</Menu.Item>
        <Menu.Item className={s.onlyPhone} leftSection={dark ? <IconSun size={16} stroke={1.7} /> : <IconMoon size={16} stroke={1.7} />} onClick={() => setColorScheme(dark ? 'light' : 'dark')}>{t.appearance}</Menu.Item>
        {account.operator && (
          <>
            <Menu.Divider />
            <Menu.Item leftSection={<IconServer2 size={16} stroke={1.7} />} onClick={() => go(paths.operator.workspaces())}>{t.account.server}</Menu.Item>
          </>
        )}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.7} />} onClick={() => void signOut()}>{t.account.signOut}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
