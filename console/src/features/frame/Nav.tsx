import { Tooltip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowLeft } from '@tabler/icons-react';
import { may } from '../../api/permissions';
import { paths } from '../../app/paths';
import { frame as t } from '../../texts';
import { Link } from '../../ui/Link';
import s from './frame.module.css';
import { Seats } from './Seats';
import type { NavEntry, NavGroup } from './navigation';
import type { Area } from './useArea';

/** Where the account and server pages lead back to. */
export function backEntry(area: Area): NavGroup | undefined {
  if (area.kind === 'workspace' || !area.slug || !area.name) return undefined;
  return { entries: [{ label: t.back(area.name), to: paths.workspace(area.slug).home(), icon: IconArrowLeft, exact: true }] };
}

export function NavItem({ entry, rail, onClick }: { entry: NavEntry; rail?: boolean; onClick?: () => void }) {
  const link = (
    <Link to={entry.to} exact={entry.exact ?? false} className={s.entry ?? ''} {...(onClick ? { onClick } : {})}>
      <entry.icon size={18} stroke={1.6} aria-hidden="true" />
      <span className="ellipsis">{entry.label}</span>
    </Link>
  );
  return rail ? <Tooltip label={entry.label} position="right" openDelay={100}>{link}</Tooltip> : link;
}

export function Nav({ area }: { area: Area }) {
  const rail = useMediaQuery('(max-width: 1359px)', false, { getInitialValueInEffect: false }) ?? false;
  const groups = [backEntry(area), ...area.nav].filter((g) => g !== undefined);
  return (
    <nav className={s.nav} aria-label={t.nav}>
      {groups.map((g, i) => (
        <div key={g.title ?? i}>
          {g.title && <h2><span>{g.title}</span></h2>}
          <ul>{g.entries.map((e) => <li key={e.to}><NavItem entry={e} rail={rail} /></li>)}</ul>
        </div>
      ))}
      {!rail && area.kind === 'workspace' && may(area.workspace, 'licence.read') && area.slug && <Seats ws={area.slug} />}
    </nav>
  );
}
