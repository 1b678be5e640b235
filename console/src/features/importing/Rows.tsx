import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconAlertCircle, IconCircleCheckFilled, IconDownload, IconMinus, IconPlus, IconRefresh, IconUserCheck } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useAddress } from '../../app/useAddress';
import { importing } from '../../texts';
import { figure } from '../../texts/format';
import { type Column, List } from '../../table/List';
import { Segments } from '../../ui/Segments';
import s from './importing.module.css';
import { errorsUrl, mostRows } from './queries';
import type { Suggestion } from './suggest';
import { type Counts, type Row, type Show, shown, shows } from './verdicts';

const t = importing;
const slice = 100;

/** A figure that is also a button for the rows it counts. */
export interface Tile { label: string; value: number | undefined; of?: number | undefined; show?: Show; tone?: 'ok' | 'warn' | 'bad' }

export function Tiles({ tiles, show }: { tiles: readonly Tile[]; show: Show }) {
  const [, change] = useAddress();
  return (
    <div className={s.tiles} role="group" aria-label={t.tiles.figures}>
      {tiles.map((x) => {
        const inside = <><span className={s.tileLabel}>{x.tone && <i data-tone={x.tone} aria-hidden="true" />}<span className="ellipsis">{x.label}</span></span><span className={s.tileFigure}>{x.value === undefined ? <span className="sk" style={{ width: 48, height: 16, margin: '6px 0' }} /> : figure(x.value)}{x.value !== undefined && x.of !== undefined && <small>{t.tiles.of(x.of)}</small>}</span></>;
        return x.show ? <button key={x.label} type="button" aria-pressed={show === x.show} onClick={() => change({ show: show === x.show ? 'all' : x.show })}>{inside}</button> : <div key={x.label}>{inside}</div>;
      })}
    </div>
  );
}

/** What the address asks for; else what needs a look, when there is something. */
export const showOf = (asked: string | undefined, counts: Counts): Show => shows.find((x) => x === asked) ?? (counts.failed + counts.skipped > 0 ? 'look' : 'all');

interface Props { ws: string; job: string; rows: Row[] | undefined; error: unknown; retry: () => void; counts: Counts; show: Show; done: boolean; more: boolean; /** What a row's fault may have meant, and the way to it. */ mend?: Mend | undefined }
interface Mend { of: (row: Row) => Suggestion | undefined; run: (to: Suggestion) => void; busy: boolean }

/** Every row with its verdict, those that need a look first. */
export function Rows({ ws, job, rows, error, retry, counts, show, done, more, mend }: Props) {
  const [, change] = useAddress();
  const [most, setMost] = useState(slice);
  const phone = useMediaQuery('(max-width: 640px)', false, { getInitialValueInEffect: false }) ?? false;
  const chosen = rows?.filter((r) => shown(r, show));
  const leftOut = counts.failed + counts.skipped;
  const word = (x: Show) => (x === 'added' && done ? t.show.addedDone : t.show[x]);
  const offered = shows.filter((x) => x === 'all' || x === show || counts[x] > 0);
  return (
    <>
      <div className={s.bar}>
        <Segments label={t.rows.show} value={show} onChange={(v) => { setMost(slice); change({ show: v }); }} options={offered.map((x) => ({ value: x, label: `${word(x)}  ${figure(counts[x])}` }))} />
        {leftOut > 0 && <span className={s.fix}>{done ? t.fixDone : t.fix}</span>}
        {leftOut > 0 && <Button variant="default" component="a" href={errorsUrl(ws, job)} download leftSection={<IconDownload size={16} stroke={1.7} />}>{t.failedFile(leftOut)}</Button>}
      </div>
      {more && <p className={s.firstOnly}>{t.rows.onlyFirst(mostRows)}</p>}
      <List label={t.rows.label} columns={phone ? onPhone(done, mend) : columns(done, rows?.some((r) => r.line !== undefined) ?? true, mend)} data={{ items: chosen?.slice(0, most), error, retry, more: chosen && chosen.length > most ? () => setMost(most + slice) : undefined }} rowKey={(r) => String(r.seq)} empty={<p className={s.none}>{t.rows.none}</p>} />
    </>
  );
}

const wrong = (r: Row, field: string) => r.verdict === 'failed' && r.why?.startsWith(`${field}:`);

function cell(r: Row, text: string | undefined, field: string): ReactNode {
  return wrong(r, field) ? <span className={s.wrong}>{text || t.empty}</span> : text;
}

function columns(done: boolean, named: boolean, mend: Mend | undefined): Column<Row>[] {
  const of: Column<Row>[] = [
    { key: 'line', head: t.rows.line, width: 84, cell: (r) => r.line },
    { key: 'first', head: t.rows.first, width: '13%', hide: 'narrow', cell: (r) => cell(r, r.firstName, 'First Name') },
    { key: 'last', head: t.rows.last, width: '13%', hide: 'narrow', cell: (r) => cell(r, r.lastName, 'Last Name') },
    { key: 'email', head: t.rows.email, main: true, width: '28%', cell: (r) => <span title={r.email}>{cell(r, r.email, 'Email')}</span> },
    { key: 'verdict', head: t.rows.verdict, width: 150, cell: (r) => <Badge row={r} done={done} /> },
    { key: 'why', head: t.rows.why, cell: (r) => said(r, done, mend) },
  ];
  return named ? of : of.filter((c) => c.key !== 'line' && c.key !== 'first' && c.key !== 'last');
}

/** One under the other, in one column. */
const onPhone = (done: boolean, mend: Mend | undefined): Column<Row>[] => [{
  key: 'email', head: t.rows.label, main: true,
  cell: (r) => (
    <span className={s.stacked}>
      <span className="ellipsis">{cell(r, r.email, 'Email')}</span>
      {(r.firstName || r.lastName) && <span className="ellipsis small text-2">{[r.firstName, r.lastName].filter(Boolean).join(' ')}</span>}
      <span><Badge row={r} done={done} /></span>
      {said(r, done, mend)}
    </span>
  ),
}];

function said(r: Row, done: boolean, mend: Mend | undefined): ReactNode {
  const text = r.why ?? (r.newTeam && t.teamMade(r.newTeam, done));
  const to = r.verdict === 'failed' ? mend?.of(r) : undefined;
  return text && <span className={s.why}>{text}{to && <>. {t.check.did(to.right)} <button type="button" className="plain link" disabled={mend?.busy} aria-label={t.check.useItFor(to.right, to.wrong)} onClick={() => mend?.run(to)}>{t.check.useIt}</button></>}</span>;
}

function Badge({ row, done }: { row: Row; done: boolean }) {
  const badge = (tone: string, icon: ReactNode, text: string) => <span className={s.badge} data-tone={tone}>{icon}{text}</span>;
  switch (row.verdict) {
    case 'failed': return badge('bad', <IconAlertCircle size={14} stroke={1.9} aria-hidden="true" />, t.verdict.failed);
    case 'skipped': return badge('warn', <IconUserCheck size={14} stroke={1.9} aria-hidden="true" />, t.verdict.skipped);
    case 'changed': return badge('info', <IconRefresh size={14} stroke={1.9} aria-hidden="true" />, done ? t.verdict.changed : t.verdict.willChange);
    case 'waiting': return badge('mute', <IconMinus size={14} stroke={1.9} aria-hidden="true" />, t.verdict.waiting);
    case 'added':
      if (done) return badge('quiet', <IconCircleCheckFilled size={14} aria-hidden="true" />, row.newTeam ? t.verdict.addedTeam : t.verdict.added);
      return badge(row.newTeam ? 'info' : 'quiet', <IconPlus size={14} stroke={1.9} aria-hidden="true" />, row.newTeam ? t.verdict.willAddTeam : t.verdict.willAdd);
  }
}
