import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { common, projectUsers } from '../../texts';
import { duration, figure } from '../../texts/format';
import { ErrorState, LoadingLines } from '../../ui/states';
import { Status } from '../../ui/Status';
import { Time } from '../../ui/Time';
import { agentsQuery } from '../projects/queries';
import s from './projectusers.module.css';
import { callsQuery, sessionsQuery } from './queries';
import { lasted, type Lasting } from './lasted';

interface Of { ws: string; project: string; user: string }

function useAgentNames({ ws, project }: Of): (id: string) => string {
  const agents = useQuery(agentsQuery(ws, project)).data?.items;
  return (id) => agents?.find((a) => a.id === id)?.name ?? (agents ? projectUsers.sessions.gone : '…');
}

interface PartProps { title: string; detail?: string; none: string; empty: boolean | undefined; error: unknown; retry: () => void; more: (() => void) | undefined; busy: boolean; children: ReactNode }

function Part({ title, detail, none, empty, error, retry, more, busy, children }: PartProps) {
  return (
    <section className={s.part}>
      <div className={s.partHead}><h3 className="grow">{title}</h3>{detail && <span className="small text-3">{detail}</span>}</div>
      {empty === undefined ? (error ? <ErrorState error={error} retry={retry} /> : <LoadingLines lines={3} />) : empty ? <p className="text-3">{none}</p> : <div className={s.scroll}><table className={s.table} aria-label={title}>{children}</table></div>}
      {more && <Button variant="subtle" loading={busy} onClick={more}>{common.loadMore}</Button>}
    </section>
  );
}

function Length({ of }: { of: Lasting }) {
  const seconds = lasted(of, Date.now());
  if (seconds === 'open') return <Status kind="active" tone="ok" quiet>{projectUsers.sessions.open}</Status>;
  return <>{seconds < 1 ? projectUsers.sessions.short : duration(seconds)}</>;
}

export function Sessions(of: Of) {
  const t = projectUsers.sessions;
  const q = useInfiniteQuery(sessionsQuery(of.ws, of.project, of.user));
  const agent = useAgentNames(of);
  const items = q.data?.pages.flatMap((p) => p.items);
  return (
    <Part title={t.title} none={t.none} empty={items && items.length === 0} error={q.error} retry={() => void q.refetch()} more={q.hasNextPage ? () => void q.fetchNextPage() : undefined} busy={q.isFetchingNextPage}>
      <thead><tr><th scope="col">{t.at}</th><th scope="col">{t.agent}</th><th scope="col" data-wide>{t.client}</th><th scope="col">{t.length}</th><th scope="col" data-right>{t.queries}</th></tr></thead>
      <tbody>
        {items?.map((x) => (
          <tr key={x.id}>
            <td><Time at={x.startedAt} /></td><td>{agent(x.agent)}</td><td data-wide>{x.client || '–'}<small>{x.protocol}</small></td>
            <td><Length of={x} /></td>
            <td className="num" data-right>{figure(x.queries)}</td>
          </tr>
        ))}
      </tbody>
    </Part>
  );
}

export function Calls(of: Of) {
  const t = projectUsers.calls;
  const q = useInfiniteQuery(callsQuery(of.ws, of.project, of.user));
  const agent = useAgentNames(of);
  const items = q.data?.pages.flatMap((p) => p.items);
  return (
    <Part title={t.title} detail={t.private} none={t.none} empty={items && items.length === 0} error={q.error} retry={() => void q.refetch()} more={q.hasNextPage ? () => void q.fetchNextPage() : undefined} busy={q.isFetchingNextPage}>
      <thead><tr><th scope="col">{t.at}</th><th scope="col">{t.tool}</th><th scope="col" data-wide>{projectUsers.sessions.agent}</th><th scope="col">{t.outcome}</th><th scope="col" data-wide data-right>{t.took}</th></tr></thead>
      <tbody>
        {items?.map((x) => (
          <tr key={x.id}>
            <td><Time at={x.at} /></td><td><code>{x.tool}</code><small>{x.server.name}</small></td><td data-wide>{agent(x.agent)}</td>
            <td>{x.error ? <Status kind="failed" tone="bad">{t.error[x.error]}</Status> : <Status kind="ok" tone="ok" quiet>{t.ok}</Status>}<small data-narrow>{t.ms(x.totalMillis)}</small></td>
            <td className="num" data-wide data-right>{t.ms(x.totalMillis)}</td>
          </tr>
        ))}
      </tbody>
    </Part>
  );
}
