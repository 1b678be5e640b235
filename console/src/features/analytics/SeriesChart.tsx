import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChartBar, IconDownload, IconTable } from '@tabler/icons-react';
import { useState } from 'react';
import type { ProjectAnalytics } from '../../api/types';
import { analytics as t } from '../../texts';
import { figure } from '../../texts/format';
import { Ruled } from '../../ui/Ruled';
import { scale } from '../../ui/scale';
import { Segments } from '../../ui/Segments';
import s from './analytics.module.css';
import { csv, type Measure, type Piece, type Unit } from './range';

interface Props { a: ProjectAnalytics; unit: Unit; of: Measure; choose: (of: Measure) => void }
const icon = { size: 17, stroke: 1.7 };

function save(a: ProjectAnalytics, unit: Unit) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([csv(a.series, a.seriesBefore, unit)], { type: 'text/csv' }));
  link.download = `${t.file}-${a.from}-${a.to}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** What happened, piece by piece, before the paler bars of the days before; or the table behind it. */
export function SeriesChart({ a, unit, of, choose }: Props) {
  const [table, setTable] = useState(false);
  const label = table ? t.asChart : t.asTable;
  return (
    <section className={s.part} aria-label={t.overTime}>
      <div className={s.head}>
        <h2>{t.overTime}</h2>
        <Segments label={t.measure} value={of} onChange={(v) => choose(v as Measure)} options={(['calls', 'queries', 'sessions', 'errors'] as const).map((value) => ({ value, label: t.measures[value] }))} />
        <span className={s.acts}>
          <Tooltip label={label}><ActionIcon aria-label={label} onClick={() => setTable(!table)}>{table ? <IconChartBar {...icon} /> : <IconTable {...icon} />}</ActionIcon></Tooltip>
          <Tooltip label={t.download}><ActionIcon aria-label={t.download} onClick={() => save(a, unit)}><IconDownload {...icon} /></ActionIcon></Tooltip>
        </span>
      </div>
      {table ? <Table a={a} unit={unit} /> : <Bars a={a} unit={unit} of={of} />}
    </section>
  );
}

function Bars({ a, unit, of }: { a: ProjectAnalytics; unit: Unit; of: Measure }) {
  const ground = scale([...a.series, ...a.seriesBefore].map((p) => p[of]));
  const sum = a.series.reduce((n, p) => n + p[of], 0);
  const height = (p: Piece | undefined) => ({ height: `${((p?.[of] ?? 0) / ground.top) * 100}%` });
  const every = Math.max(1, Math.ceil(a.series.length / 6));
  return (
    <>
      <Ruled of={ground} label={t.bars(of, sum, a.before[of], unit)} height={180}>
        <div className={s.bars}>
          {a.series.map((p, i) => (
            <span key={`${p.day} ${p.hour}`} title={t.piece(t.begins(p, unit), of, p[of], a.seriesBefore[i]?.[of])}>
              <i style={height(a.seriesBefore[i])} /><b data-bad={of === 'errors' || undefined} style={height(p)} />
            </span>
          ))}
        </div>
      </Ruled>
      <div className={s.axis} aria-hidden="true">{a.series.map((p, i) => <span key={`${p.day} ${p.hour}`}>{i % every === 0 && t.begins(p, unit)}</span>)}</div>
      <p className={s.key}><span><b data-bad={of === 'errors' || undefined} />{t.now}</span><span><i />{t.before}</span></p>
    </>
  );
}

function Table({ a, unit }: { a: ProjectAnalytics; unit: Unit }) {
  const rows = a.series.map((p, i) => ({ p, before: a.seriesBefore[i] })).reverse();
  return (
    <div className={s.tall} tabIndex={0} role="region" aria-label={t.overTime}>
      <table className={s.table}>
        <thead><tr><th scope="col">{t.units[unit]}</th>{(['sessions', 'queries', 'calls', 'errors'] as const).map((m) => <th key={m} scope="col">{t.measures[m]}</th>)}<th scope="col">{t.callsBefore}</th></tr></thead>
        <tbody>{rows.map(({ p, before }) => <tr key={`${p.day} ${p.hour}`}><td>{t.begins(p, unit)}</td><td>{figure(p.sessions)}</td><td>{figure(p.queries)}</td><td>{figure(p.calls)}</td><td>{figure(p.errors)}</td><td>{before ? figure(before.calls) : '–'}</td></tr>)}</tbody>
      </table>
    </div>
  );
}
