import { folded } from './checks';
import type { Table } from './csv';
import type { Field, Mapping } from './fields';

/** A name in the file that nothing has, and the one that is likely meant. */
export interface Suggestion { field: Field; wrong: string; right: string }

const unknown = /^There is no (site|tag) "(.+)"$/;

/** What a row's fault may have meant, among the names that are there. */
export function suggestion(why: string | undefined, names: { sites?: readonly string[] | undefined; tags?: readonly string[] | undefined }): Suggestion | undefined {
  const [, kind, wrong] = unknown.exec(why ?? '') ?? [];
  if (!kind || !wrong) return undefined;
  const field = kind === 'site' ? 'sites' : 'tags';
  const far = Math.min(3, Math.floor([...wrong].length / 3));
  const nearest = (names[field] ?? []).map((right) => ({ right, d: distance(folded(wrong), folded(right)) })).sort((a, b) => a.d - b.d)[0];
  return nearest && nearest.d <= far ? { field, wrong, right: nearest.right } : undefined;
}

/** How many letters must be put, taken or changed to come from one to the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The file with the one name in place of the other, in every row; each row stays on its line. */
export function mended(table: Table, mapping: Mapping, { field, wrong, right }: Suggestion): Uint8Array {
  const column = mapping.indexOf(field);
  const put = (cell: string) => cell.split(',').map((n) => (folded(n) === folded(wrong) ? right : n.trim())).join(', ');
  let text = '', line = 1;
  const write = (cells: readonly string[]) => {
    const written = cells.map((c) => quoted(c, table.separator)).join(table.separator);
    text += `${written}\n`;
    line += 1 + (written.match(/\r\n|\r|\n/g)?.length ?? 0);
  };
  write(table.headings);
  for (const row of table.rows) {
    for (; line < row.line; line++) text += '\n';
    write(row.cells.map((c, i) => (i === column && c.split(',').some((n) => folded(n) === folded(wrong)) ? put(c) : c)));
  }
  return new TextEncoder().encode(text);
}

const quoted = (cell: string, separator: string) => (cell.includes(separator) || /["\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
