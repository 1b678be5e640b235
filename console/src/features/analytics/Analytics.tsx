import { Select } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useAddress } from '../../app/useAddress';
import type { ProjectAnalytics } from '../../api/types';
import { analytics as t, common } from '../../texts';
import { figure } from '../../texts/format';
import { type Here, ProjectFrame } from '../projects/ProjectFrame';
import { Note } from '../../ui/Note';
import { Segments } from '../../ui/Segments';
import { Loaded, State } from '../../ui/states';
import s from './analytics.module.css';
import { projectAnalyticsQuery } from './queries';
import { asked, lengths, moved, range, units } from './range';
import { SeriesChart } from './SeriesChart';
import { Agents, Errors, Latency, Servers, Tools } from './Parts';

export const Analytics = () => <ProjectFrame tab="analytics">{(here) => <Figures {...here} />}</ProjectFrame>;

function Figures({ ws, project, workspace }: Here) {
  const [search, change] = useAddress();
  const { days, unit, of } = asked(search);
  const query = useQuery(projectAnalyticsQuery(ws, project.slug, { ...range(days, workspace.timeZone, new Date()), unit }));
  return (
    <div className={s.page}>
      <div className={s.bar}>
        <Select aria-label={t.range} value={days} onChange={(v) => v && change({ days: v, unit: undefined })} allowDeselect={false} data={lengths.map((value) => ({ value, label: t.days[value] }))} w={168} />
        {units[days].length > 1 && <Segments label={t.unit} value={unit} onChange={(v) => change({ unit: v })} options={[...units[days]].sort().map((value) => ({ value, label: t.units[value] }))} />}
        <span className="grow" />
        {query.data && <span className="small text-3">{t.compared(query.data.beforeFrom, query.data.beforeTo)} · {query.data.zone}</span>}
      </div>
      <Loaded query={query} loading={<Loading />}>
        {(a) => (
          <>
            {a.anewBefore && <div className={s.anew} role="status"><Note>{t.anew(a.anewBefore, a.zone)}</Note></div>}
            <Tiles a={a} />
            {a.totals.sessions + a.totals.calls + a.before.calls === 0
              ? <State icon={<IconChartBar size={24} stroke={1.6} />} title={t.empty.title} detail={t.empty.detail} />
              : (
                <>
                  <SeriesChart a={a} unit={unit} of={of} choose={(v) => change({ of: v })} />
                  <div className={s.parts}><Latency a={a} /><Errors a={a} /></div>
                  <Servers a={a} />
                  <Tools a={a} />
                  <Agents a={a} />
                </>
              )}
          </>
        )}
      </Loaded>
    </div>
  );
}

/** The same ground as the figures, so that nothing jumps. */
const Loading = () => (
  <div role="status" aria-label={common.loading}>
    <dl className={s.tiles}>{[t.sessions, t.queries, t.calls, t.errorRate, t.added, t.upstream].map((label) => <div key={label}><dt>{label}</dt><dd><span className="sk" style={{ width: 64, height: 18, margin: '5px 0' }} /></dd></div>)}</dl>
    <div className={s.part}><span className="sk" style={{ height: 252, borderRadius: 8, opacity: .5 }} /></div>
  </div>
);

function Tiles({ a: { totals, before } }: { a: ProjectAnalytics }) {
  return (
    <dl className={s.tiles}>
      <Tile label={t.sessions} value={figure(totals.sessions)} change={moved(totals.sessions, before.sessions)} />
      <Tile label={t.queries} value={figure(totals.queries)} change={moved(totals.queries, before.queries)} />
      <Tile label={t.calls} value={figure(totals.calls)} change={moved(totals.calls, before.calls)} />
      <Tile label={t.errorRate} value={totals.calls === 0 ? '–' : t.share(totals.errorRate)} note={totals.calls > 0 ? t.errorsOf(totals.errors, totals.calls) : undefined} />
      <Tile label={t.added} value={totals.calls === 0 ? '–' : t.ms(totals.added.p50)} note={totals.calls > 0 ? t.p95(totals.added.p95) : undefined} />
      <Tile label={t.upstream} value={totals.calls === 0 ? '–' : t.ms(totals.upstream.p50)} note={totals.calls > 0 ? t.p95(totals.upstream.p95) : undefined} />
    </dl>
  );
}

const Tile = ({ label, value, note, change }: { label: string; value: string; note?: string | undefined; change?: number | undefined }) => (
  <div><dt>{label}</dt><dd>{value}{change !== undefined && <small>{t.change(change)}</small>}{note && <small>{note}</small>}</dd></div>
);
