import { Drawer } from '@mantine/core';
import { IconMenu2 } from '@tabler/icons-react';
import { useState } from 'react';
import { frame as t } from '../../texts';
import { Link } from '../../ui/Link';
import s from './frame.module.css';
import { backEntry, NavItem } from './Nav';
import type { Area } from './useArea';

/** The phone's navigation: three places at the foot, all of them in a sheet. */
export function BottomNav({ area }: { area: Area }) {
  const [open, setOpen] = useState(false);
  const groups = [backEntry(area), ...area.nav].filter((g) => g !== undefined);
  const entries = area.nav.flatMap((g) => g.entries);
  return (
    <>
      <nav className={s.bottom} aria-label={t.workspaceNav}>
        {entries.slice(0, 4).map((e) => (
          <Link key={e.to} to={e.to} exact={e.exact ?? false}><e.icon size={20} stroke={1.6} aria-hidden="true" />{e.short ?? e.label}</Link>
        ))}
        <button type="button" className="plain" onClick={() => setOpen(true)} aria-haspopup="dialog"><IconMenu2 size={20} stroke={1.6} aria-hidden="true" />{t.more}</button>
      </nav>
      <Drawer opened={open} onClose={() => setOpen(false)} position="bottom" size="auto" classNames={{ content: s.sheet ?? '' }} title={t.menu} closeButtonProps={{ 'aria-label': t.closeMenu }}>
        <div className={s.drawer}>
          {groups.map((g, i) => (
            <div key={g.title ?? i}>
              {g.title && <h2>{g.title}</h2>}
              {g.entries.map((e) => <NavItem key={e.to} entry={e} onClick={() => setOpen(false)} />)}
            </div>
          ))}
        </div>
      </Drawer>
    </>
  );
}
