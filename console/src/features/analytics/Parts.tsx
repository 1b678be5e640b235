import type { ReactNode } from 'react';
import type { ProjectAnalytics } from '../../api/types';
import { analytics as t } from '../../texts';
import { figure } from '../../texts/format';
import { Bar } from '../../ui/Bar';
import s from './analytics.module.css';
import { moved } from './range';

interface Props { a: ProjectAnalytics }
const kinds = ['authentication', 'rateLimit', 'timeout', 'execution'] as const;

function Part({ title, detail, children }: { title: string; detail?: string; children: ReactNode }) {
  return <section className={s.part} aria-label={title}><div className={s.head}><h2>{title}</h2>{detail && <span className="small text-3">{detail}</span>}</div>{children}</section>;
}

/** What the gateway adds, beside what the servers take. */
export function Latency({ a: { totals } }: Props) {
  const rows = [{ name: t.ours, of: totals.added }, { name: t.theirs, of: totals.upstream }];
  const whole = Math.max(totals.added.average + totals.upstream.average, 0.001);
  return (
    <Part title={t.latency} detail={t.latencyDetail}>
      <table className={s.table}>
        <thead><tr><th scope="col">{t.where}</th><th scope="col">{t.average}</th><th scope="col">p50</th><th scope="col">p95</th></tr></thead>
        <tbody>{rows.map((r) => <tr key={r.name}><td>{r.name}<Bar part={r.of.average} whole={whole} height={3} /></td><td>{t.ms(r.of.average)}</td><td>{t.ms(r.of.p50)}</td><td>{t.ms(r.of.p95)}</td></tr>)}</tbody>
      </table>
    </Part>
  );
}

export function Errors({ a: { totals } }: Props) {
  const most = Math.max(1, ...kinds.map((k) => totals.errorsByKind[k]));
  return (
    <Part title={t.errorsByKind} detail={t.errorsOf(totals.errors, totals.calls)}>
      <table className={s.table}>
        <thead><tr><th scope="col">{t.kind}</th><th scope="col">{t.measures.errors}</th><th scope="col">{t.ofCalls}</th></tr></thead>
        <tbody>{kinds.map((k) => <tr key={k}><td>{t.kinds[k]}<Bar part={totals.errorsByKind[k]} whole={most} tone="red" height={3} /></td><td>{figure(totals.errorsByKind[k])}</td><td>{totals.calls === 0 ? '–' : t.share(totals.errorsByKind[k] / totals.calls)}</td></tr>)}</tbody>
      </table>
    </Part>
  );
}

interface Row { key: string; name: ReactNode; calls: number; callsBefore: number; errors: number; errorRate: number; cells: ReactNode[] }

/** Things by their calls, with a bar of how many of all that is. */
function Ranking({ title, name, heads, rows, detail }: { title: string; name: string; heads: string[]; rows: Row[]; detail?: string }) {
  const most = Math.max(1, ...rows.map((r) => r.calls));
  if (rows.length === 0) return <Part title={title}><p className="text-3">{t.nothing}</p></Part>;
  return (
    <Part title={title} {...(detail ? { detail } : {})}>
      <div className={s.scroll} tabIndex={0} role="region" aria-label={title}>
        <table className={s.table}>
          <thead><tr><th scope="col">{name}</th><th scope="col">{t.measures.calls}</th><th scope="col" data-wide>{t.changeHead}</th><th scope="col">{t.errorRate}</th>{heads.map((h) => <th key={h} scope="col" data-wide>{h}</th>)}</tr></thead>
          <tbody>
            {rows.map((r) => {
              const change = moved(r.calls, r.callsBefore);
              return <tr key={r.key}><td>{r.name}<Bar part={r.calls} whole={most} height={3} /></td><td>{figure(r.calls)}</td><td data-wide>{change === undefined ? '–' : t.change(change)}</td><td data-bad={r.errorRate >= 0.1 || undefined}>{t.share(r.errorRate)}</td>{r.cells.map((c, i) => <td key={i} data-wide>{c}</td>)}</tr>;
            })}
          </tbody>
        </table>
      </div>
    </Part>
  );
}

const times = [t.addedAverage, t.upstreamAverage];
const took = (x: { addedAverage: number; upstreamAverage: number }) => [t.ms(x.addedAverage), t.ms(x.upstreamAverage)];

export const Servers = ({ a }: Props) => <Ranking title={t.servers} name={t.server} heads={times} rows={a.servers.map((x) => ({ ...x, key: x.server.id, name: x.server.name, cells: took(x) }))} />;
export const Tools = ({ a }: Props) => <Ranking title={t.tools} name={t.tool} heads={times} {...(a.tools.length === 100 ? { detail: t.mostTools } : {})} rows={a.tools.map((x) => ({ ...x, key: `${x.server.id} ${x.tool}`, name: <><code>{x.tool}</code> <span className="text-3">{x.server.name}</span></>, cells: took(x) }))} />;
export const Agents = ({ a }: Props) => <Ranking title={t.agents} name={t.agent} heads={[t.sessions, t.queries]} rows={a.agents.map((x) => ({ ...x, key: x.agent.id, name: x.agent.name, cells: [figure(x.sessions), figure(x.queries)] }))} />;
