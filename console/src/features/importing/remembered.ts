import { type Field, fields, type Mapping } from './fields';

const key = 'gatehouse-import-columns';
const most = 20;

type Known = [headings: string, mapping: (Field | null)[]][];

function known(): Known {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(read) ? (read as Known) : [];
  } catch {
    return [];
  }
}

const named = (headings: readonly string[]) => JSON.stringify(headings);

/** What went where when a file with these headings was last checked in this browser. */
export function remembered(headings: readonly string[]): Mapping | undefined {
  const mapping = known().find(([h]) => h === named(headings))?.[1];
  return Array.isArray(mapping) && mapping.length === headings.length && mapping.every((f) => f === null || fields.includes(f)) ? mapping : undefined;
}

export function remember(headings: readonly string[], mapping: Mapping): void {
  const name = named(headings);
  try { localStorage.setItem(key, JSON.stringify([[name, mapping], ...known().filter(([h]) => h !== name)].slice(0, most))); } catch { /* no room: the next time is guessed again */ }
}
