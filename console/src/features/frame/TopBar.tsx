import { ActionIcon } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { paths } from '../../app/paths';
import { common, frame as t } from '../../texts';
import { Brand } from '../../ui/Brand';
import { Link } from '../../ui/Link';
import { AccountMenu } from './AccountMenu';
import s from './frame.module.css';
import { JobsTray } from './JobsTray';
import { ThemeMenu } from './ThemeMenu';
import type { Area } from './useArea';
import { WorkspaceSwitcher } from './WorkspaceSwitcher';

const mac = /Mac|iPhone|iPad/.test(navigator.userAgent);

export function TopBar({ area, openPalette }: { area: Area; openPalette: () => void }) {
  return (
    <header className={s.top}>
      <Link to={area.slug ? paths.workspace(area.slug).home() : paths.root()} className={s.brand} aria-label={common.product}><Brand /></Link>
      <div className={s.side}><WorkspaceSwitcher area={area} /></div>
      <button type="button" className={s.search} onClick={openPalette} aria-keyshortcuts="Meta+K Control+K">
        <IconSearch size={16} stroke={1.7} aria-hidden="true" />
        <span>{t.search}</span>
        <kbd className={s.kbd}>{mac ? '⌘' : 'Ctrl'}</kbd><kbd className={s.kbd}>K</kbd>
      </button>
      <div className={s.side} data-end>
        <ActionIcon className={s.onlyPhone} onClick={openPalette} aria-label={t.search} size={40}><IconSearch size={20} stroke={1.7} /></ActionIcon>
        {area.kind === 'workspace' && area.workspace && <JobsTray workspace={area.workspace} />}
        <span className={s.onlyWide}><ThemeMenu /></span>
        <AccountMenu />
      </div>
    </header>
  );
}
