import { Menu } from '@mantine/core';
import { IconBuildings, IconCheck, IconSelector } from '@tabler/icons-react';
import { paths } from '../../app/paths';
import { useSession } from '../../app/session';
import { common, frame as t } from '../../texts';
import { Avatar } from '../../ui/Avatar';
import { useGo } from '../../ui/Link';
import s from './frame.module.css';
import type { Area } from './useArea';

export function WorkspaceSwitcher({ area }: { area: Area }) {
  const { workspaces, account } = useSession();
  const go = useGo();
  const name = area.name ?? t.switcher.none;
  const id = workspaces.find((w) => w.slug === area.slug)?.id ?? area.slug ?? '';
  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>
        <button type="button" className={`plain ${s.switch}`} aria-label={t.switcher.label(name)}>
          {area.slug && <Avatar id={id} name={name} size={20} shape="workspace" />}
          <span className="ellipsis">{name}</span>
          <IconSelector size={14} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown w={300}>
        <Menu.Label>{t.switcher.heading}</Menu.Label>
        {workspaces.map((w) => (
          <Menu.Item
            key={w.id} onClick={() => go(paths.workspace(w.slug).home())} leftSection={<Avatar id={w.id} name={w.name} size={20} shape="workspace" />}
            rightSection={w.slug === area.slug ? <IconCheck size={15} aria-hidden="true" /> : <span className="small text-3">{common.role[w.role]}</span>}
          >
            <span className="ellipsis" style={{ display: 'block', maxWidth: 160 }}>{w.name}</span>
          </Menu.Item>
        ))}
        {workspaces.length === 0 && <Menu.Item disabled>{t.switcher.none}</Menu.Item>}
        {account.operator && (
          <>
            <Menu.Divider />
            <Menu.Item leftSection={<IconBuildings size={16} stroke={1.7} />} onClick={() => go(paths.operator.workspaces())}>{t.switcher.all}</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
