import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { AuditEntry } from '../../api/types';
import { type PagePath, paths } from '../../app/paths';
import { audit as a, home as t } from '../../texts';
import { Avatar } from '../../ui/Avatar';
import { Link } from '../../ui/Link';
import { Loaded, LoadingLines } from '../../ui/states';
import { Time } from '../../ui/Time';
import { recentAuditQuery } from '../audit/queries';
import { JobLine } from '../jobs/JobLine';
import { recentJobsQuery } from '../jobs/queries';
import s from './home.module.css';

function Latest({ title, more, to, children }: { title: string; more: string; to: PagePath; children: ReactNode }) {
  return (
    <section className={s.list}>
      <div className="row"><h2 className="grow">{title}</h2><Link to={to} className="link small">{more}</Link></div>
      {children}
    </section>
  );
}

export function LatestAudit({ ws }: { ws: string }) {
  const query = useQuery(recentAuditQuery(ws));
  return (
    <Latest title={t.audit} more={t.allAudit} to={paths.workspace(ws).audit()}>
      <Loaded query={query} loading={<LoadingLines lines={5} />}>
        {({ items }) => (items.length === 0 ? <p className="text-2">{t.noAudit}</p> : <ul>{items.slice(0, 6).map((e) => <li key={e.id}><AuditLine ws={ws} entry={e} /></li>)}</ul>)}
      </Loaded>
    </Latest>
  );
}

function AuditLine({ ws, entry }: { ws: string; entry: AuditEntry }) {
  return (
    <Link to={paths.workspace(ws).audit({ entry: entry.id })} className={s.line ?? ''}>
      <Avatar id={entry.actor.id ?? entry.actor.type} name={entry.actor.name} shape={entry.actor.type === 'account' ? 'person' : 'machine'} />
      <span className="grow ellipsis"><span className="strong">{entry.actor.name}</span> <span className="text-2">{a.actionWords(entry.action)}{entry.subject && ` · ${entry.subject.name}`}</span></span>
      <span className="small text-3"><Time at={entry.at} /></span>
    </Link>
  );
}

export function LatestJobs({ ws }: { ws: string }) {
  const query = useQuery(recentJobsQuery(ws));
  return (
    <Latest title={t.jobs} more={t.allJobs} to={paths.workspace(ws).jobs()}>
      <Loaded query={query} loading={<LoadingLines lines={4} />}>
        {({ items }) => (items.length === 0 ? <p className="text-2">{t.noJobs}</p> : <ul>{items.slice(0, 4).map((j) => <li key={j.id}><Link to={paths.workspace(ws).jobs({ job: j.id })} className={s.job ?? ''}><JobLine job={j} /></Link></li>)}</ul>)}
      </Loaded>
    </Latest>
  );
}
