import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { common, frame as t } from '../../texts';

const icons = { light: IconSun, dark: IconMoon, auto: IconDeviceDesktop };
export const schemes = ['light', 'dark', 'auto'] as const;

export function ThemeMenu() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Icon = icons[colorScheme];
  return (
    <Menu width={180}>
      <Menu.Target><ActionIcon aria-label={t.theme(common.otherAppearance[colorScheme])}><Icon size={18} stroke={1.7} /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        {schemes.map((scheme) => {
          const Each = icons[scheme];
          return (
            <Menu.Item key={scheme} leftSection={<Each size={16} stroke={1.7} />} rightSection={scheme === colorScheme ? <IconCheck size={15} /> : null} onClick={() => setColorScheme(scheme)}>
              {common.otherAppearance[scheme]}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
