import type { JobItem } from '../../api/types';
import { folded } from './checks';
import type { Table } from './csv';
import type { Field, Mapping } from './fields';

export type Verdict = 'added' | 'changed' | 'skipped' | 'failed' | 'waiting';

/** A row with what becomes of it. Names and line are there when the file is in this browser. */
export interface Row { seq: number; line: number | undefined; firstName: string | undefined; lastName: string | undefined; email: string; verdict: Verdict; why: string | undefined; /** Made along with this row. */ newTeam: string | undefined }

/** The server says it in the item's words: there is one outcome for both. */
function verdictOf({ outcome, reason }: JobItem): Verdict {
  if (outcome === 'done') return reason?.includes('updated') || reason === 'Updated' ? 'changed' : 'added';
  return outcome ?? 'waiting';
}

/** What these are the outcomes of; undefined when nothing in them tells. */
export function stepOf(items: readonly JobItem[]): 'check' | 'job' | undefined {
  const done = items.find((i) => i.outcome === 'done' && i.reason);
  return done && (done.reason?.startsWith('Would be') ? 'check' : 'job');
}

/** The rows of a job, joined with those of the file they came from, in its order. */
export function rowsOf(items: readonly JobItem[], file?: { table: Table; mapping: Mapping }, teams?: readonly string[]): Row[] {
  const column = (f: Field) => file?.mapping.indexOf(f) ?? -1;
  const first = column('firstName'), last = column('lastName'), email = column('email'), team = column('team');
  const there = teams && new Set(teams.map(folded));
  const begin = items[0]?.seq ?? 0;
  return items.map((item) => {
    const row = file?.table.rows[item.seq - begin];
    const cell = (i: number) => row?.cells[i]?.trim();
    const verdict = verdictOf(item);
    const wanted = verdict === 'added' || verdict === 'changed' ? cell(team) : undefined;
    const newTeam = wanted && there && !there.has(folded(wanted)) ? wanted : undefined;
    if (newTeam) there?.add(folded(newTeam));
    return { seq: item.seq, line: row?.line, firstName: cell(first), lastName: cell(last), email: cell(email) || item.subject.name, verdict, why: verdict === 'failed' || verdict === 'skipped' ? (item.reason ?? undefined) : undefined, newTeam };
  });
}

export const shows = ['all', 'look', 'failed', 'skipped', 'added', 'changed', 'waiting'] as const;
export type Show = (typeof shows)[number];

export const shown = (row: Row, show: Show): boolean => show === 'all' || (show === 'look' ? row.verdict === 'failed' || row.verdict === 'skipped' || row.newTeam !== undefined : row.verdict === show);

export type Counts = Record<Show, number> & { teams: number };

export function counts(rows: readonly Row[]): Counts {
  const of = (show: Show) => rows.filter((r) => shown(r, show)).length;
  return { all: rows.length, look: of('look'), failed: of('failed'), skipped: of('skipped'), added: of('added'), changed: of('changed'), waiting: of('waiting'), teams: rows.filter((r) => r.newTeam).length };
}
