import { IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { AuditEntry, Member, Workspace } from '../../api/types';
import { paths } from '../../app/paths';
import { audit as a, members as t } from '../../texts';
import { date } from '../../texts/format';
import { pages } from '../../table/data';
import { useNear } from '../../table/useNear';
import { Link } from '../../ui/Link';
import { ErrorState, LoadingLines } from '../../ui/states';
import { Time } from '../../ui/Time';
import { changes, shown } from '../audit/changes';
import { auditQuery } from '../audit/queries';
import s from './members.module.css';

/** What happened to a person, newest first, a day at a time. With a limit: the latest alone. */
export function Timeline({ workspace, member, limit }: { workspace: Workspace; member: Member; limit?: number }) {
  const data = pages(useInfiniteQuery(auditQuery(workspace.slug, { subject: member.id })));
  const end = useNear<HTMLDivElement>(limit || data.loadingMore ? undefined : data.more);
  if (!data.items) return data.error ? <ErrorState error={data.error} retry={data.retry} /> : <LoadingLines lines={limit ? 4 : 8} />;
  if (data.items.length === 0) return <p className="text-2">{t.drawer.noActivity}</p>;
  const entries = data.items.slice(0, limit);
  const day = (e: AuditEntry | undefined) => e && new Date(e.at).toDateString();
  return (
    <div className={s.timeline}>
      {entries.map((e, i) => (
        <div key={e.id}>
          {day(e) !== day(entries[i - 1]) && <div className={s.day}>{date(new Date(e.at))}</div>}
          <div className={s.event}>
            <IconHistory stroke={2} aria-hidden="true" />
            <Link to={paths.workspace(workspace.slug).audit({ subject: member.id, entry: e.id })}>{a.actionWords(e.action)}</Link>
            {changes(e.before, e.after).slice(0, limit ? 1 : 6).map((c) => <span key={c.field} className={s.change}> · {c.field}: {e.before && c.field in e.before ? `${shown(c.before)} → ` : ''}{shown(c.after)}</span>)}
            <small>{t.drawer.by(e.actor.name)} · <Time at={e.at} /></small>
          </div>
        </div>
      ))}
      {(data.more || limit) && <div ref={end}><Link to={paths.workspace(workspace.slug).audit({ subject: member.id })} className="link small">{t.drawer.allActivity}</Link></div>}
    </div>
  );
}
