import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { ProjectUser, UserAnalytics } from '../../api/types';
import { projectUsers } from '../../texts';
import { date, figure } from '../../texts/format';
import { Bar } from '../../ui/Bar';
import { Ruled } from '../../ui/Ruled';
import { scale } from '../../ui/scale';
import { Loaded } from '../../ui/states';
import s from './projectusers.module.css';
import { analyticsQuery } from './queries';

const t = projectUsers.figures;
const share = (rate: number) => `${(rate * 100).toLocaleString('en-GB', { maximumFractionDigits: 1 })}%`;
const dayOf = (day: string) => date(new Date(`${day}T12:00:00`));

/** What this user did: this week's figures, then thirty days. */
export function Figures({ ws, project, user }: { ws: string; project: string; user: ProjectUser }) {
  const query = useQuery(analyticsQuery(ws, project, user.id));
  return (
    <section className={s.part} aria-label={t.title}>
      <Loaded query={query}>
        {(a) => {
          const sessions = a.sessions.reduce((sum, d) => sum + d.count, 0);
          const errors = Object.values(a.errorsByKind).reduce((sum, n) => sum + n, 0);
          return (
            <>
              <dl className={s.tiles}>
                <Tile label={t.queriesWeek} value={figure(user.queriesThisWeek)} />
                <Tile label={t.callsWeek} value={figure(user.toolCallsThisWeek)} />
                <Tile label={t.sessions} value={figure(sessions)} />
                <Tile label={t.errors} value={a.calls === 0 ? '–' : share(a.errorRate)} note={a.calls > 0 ? t.errorsOf(errors, a.calls) : undefined} />
              </dl>
              <Chart sessions={a.sessions} total={sessions} />
              <div className={s.tops}>
                <Top title={t.tools} rows={a.topTools.map((x) => ({ key: `${x.server.id} ${x.tool}`, name: <><code>{x.tool}</code> <span className="text-3">{x.server.name}</span></>, n: x.calls }))} />
                <Top title={t.servers} rows={a.topServers.map((x) => ({ key: x.server.id, name: x.server.name, n: x.calls }))} />
                <Top title={t.kinds} none={t.noErrors} rows={(['authentication', 'rateLimit', 'timeout', 'execution'] as const).filter((k) => a.errorsByKind[k] > 0).map((k) => ({ key: k, name: t.kind[k], n: a.errorsByKind[k] }))} />
              </div>
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

const Tile = ({ label, value, note }: { label: string; value: string; note?: string | undefined }) => <div><dt>{label}</dt><dd>{value}{note && <small>{note}</small>}</dd></div>;

function Top({ title, rows, none = t.nothing }: { title: string; none?: string; rows: { key: string; name: ReactNode; n: number }[] }) {
  const most = Math.max(1, ...rows.map((r) => r.n));
  return (
    <div>
      <h3>{title}</h3>
      {rows.length === 0 ? <p className="text-3">{none}</p> : <ul>{rows.slice(0, 6).map((r) => <li key={r.key}><span className="row"><span className="grow ellipsis">{r.name}</span><b className="num">{figure(r.n)}</b></span><Bar part={r.n} whole={most} height={3} /></li>)}</ul>}
    </div>
  );
}

/** Sessions begun on each day: as bars, or as the table behind them. */
function Chart({ sessions, total }: { sessions: UserAnalytics['sessions']; total: number }) {
  const [table, setTable] = useState(false);
  const ground = scale(sessions.map((d) => d.count));
  const every = Math.ceil(sessions.length / 6);
  const label = table ? t.asChart : t.asTable;
  return (
    <div>
      <div className={s.partHead}>
        <h3>{t.overTime}</h3><span className="text-3 grow">{t.days}</span>
        <Tooltip label={label}><ActionIcon aria-label={label} onClick={() => setTable(!table)}>{table ? <IconChartBar size={17} stroke={1.7} /> : <IconTable size={17} stroke={1.7} />}</ActionIcon></Tooltip>
      </div>
      {table
        ? <div className={s.days} tabIndex={0} role="region" aria-label={t.overTime}><table className={s.table}><thead><tr><th scope="col">{t.day}</th><th scope="col">{t.sessions}</th></tr></thead><tbody>{[...sessions].reverse().map((d) => <tr key={d.day}><td>{dayOf(d.day)}</td><td className="num">{figure(d.count)}</td></tr>)}</tbody></table></div>
        : (
          <>
            <Ruled of={ground} label={t.bars(total)} height={96}><div className={s.bars}>{sessions.map((d) => <i key={d.day} title={t.sessionsOf(dayOf(d.day), d.count)}><b style={{ height: `${(d.count / ground.top) * 100}%` }} /></i>)}</div></Ruled>
            <div className={s.axis} aria-hidden="true">{sessions.map((d, i) => <span key={d.day}>{i % every === 0 && dayOf(d.day)}</span>)}</div>
          </>
        )}
    </div>
  );
}
