import { IconBolt } from '@tabler/icons-react';
import type { Member, TagRef } from '../../api/types';
import { common, members as t } from '../../texts';
import { Tag } from '../../ui/Tag';
import s from './members.module.css';

/** The first by name, and how many more; the whole list on hover, or all of it. */
export function TagList({ tags, whole }: { tags: readonly TagRef[]; whole?: boolean }) {
  if (tags.length === 0) return whole ? <span className="text-3">{common.none}</span> : null;
  const shown = whole ? tags : tags.slice(0, 1);
  return (
    <span className={s.groups} data-whole={whole || undefined} title={whole ? undefined : tags.map((x) => x.name).join(', ')}>
      {shown.map((x) => <span key={x.id} className={s.tag} data-dynamic={x.dynamic || undefined} {...(x.dynamic ? { title: t.dynamic } : {})}>{x.dynamic && <IconBolt size={12} stroke={1.9} aria-hidden="true" />}<span className="ellipsis">{x.name}</span></span>)}
      {tags.length > shown.length && <Tag>{t.more(tags.length - shown.length)}</Tag>}
    </span>
  );
}

export function SiteList({ sites, whole }: { sites: Member['sites']; whole?: boolean }) {
  if (sites === 'all') return <>{t.allSites}</>;
  if (sites.length === 0) return <span className="text-3">{common.none}</span>;
  if (whole) return <>{sites.map((x) => x.name).join(', ')}</>;
  return <span className={s.groups} title={sites.map((x) => x.name).join(', ')}><span className="ellipsis">{sites[0]?.name}</span>{sites.length > 1 && <Tag>{t.more(sites.length - 1)}</Tag>}</span>;
}
