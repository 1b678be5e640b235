import type { TableRow } from './csv';
import { address, type Field } from './fields';

/** What can be said of a column before the server is asked. */
export type Check =
  | { kind: 'filled'; filled: number; empty: number; longest: number }
  | { kind: 'addresses'; valid: number; wrong: number }
  | { kind: 'teams'; names: number; made: number }
  | { kind: 'known'; names: number; unknown: readonly string[] }
  | { kind: 'empty' };

export interface Names { teams: readonly string[]; tags: readonly string[]; sites: readonly string[] }

/** One name in any spelling. */
export const folded = (name: string) => name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

const cells = (rows: readonly TableRow[], column: number) => rows.map((r) => r.cells[column]?.trim() ?? '');
const parts = (cell: string) => cell.split(',').map((n) => n.trim()).filter(Boolean);

/** Undefined while the names to compare with are not there. */
export function check(field: Field, rows: readonly TableRow[], column: number, names: Partial<Names>): Check | undefined {
  const all = cells(rows, column);
  const filled = all.filter(Boolean);
  if (filled.length === 0 && field !== 'firstName' && field !== 'lastName' && field !== 'email') return { kind: 'empty' };
  switch (field) {
    case 'email': {
      const valid = all.filter((c) => address.test(c)).length;
      return { kind: 'addresses', valid, wrong: all.length - valid };
    }
    case 'team': return names.teams && { kind: 'teams', ...teamsOf(filled, names.teams) };
    case 'sites': return names.sites && known(filled.filter((c) => folded(c) !== 'all'), names.sites);
    case 'tags': return names.tags && known(filled, names.tags);
    default: return { kind: 'filled', filled: filled.length, empty: all.length - filled.length, longest: Math.max(0, ...filled.map((c) => [...c].length)) };
  }
}

function teamsOf(filled: readonly string[], there: readonly string[]): { names: number; made: number } {
  const known = new Set(there.map(folded));
  const wanted = new Set(filled.map(folded));
  return { names: wanted.size, made: [...wanted].filter((n) => !known.has(n)).length };
}

function known(filled: readonly string[], there: readonly string[]): Check {
  const names = new Set(there.map(folded));
  const wanted = new Map(filled.flatMap(parts).map((n) => [folded(n), n]));
  return { kind: 'known', names: wanted.size, unknown: [...wanted].filter(([key]) => !names.has(key)).map(([, n]) => n) };
}

/** Cells with what no encoding knows: the file was saved in another. */
export const unreadable = (rows: readonly TableRow[]) => rows.reduce((sum, r) => sum + r.cells.filter((c) => c.includes('\ufffd')).length, 0);
