import type { ReactNode } from 'react';

export interface Command { id: string; label: string; group: string; where?: string | undefined; icon: ReactNode; run: () => void }

const plain = (s: string) => s.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** 0 is best; undefined is no match. A word's beginning beats its middle, and letters in order still find something. */
export function score(label: string, query: string): number | undefined {
  const l = plain(label), q = plain(query.trim());
  if (!q || l.startsWith(q)) return 0;
  if (l.split(/[^\p{L}\p{N}]+/u).some((w) => w.startsWith(q))) return 1;
  if (l.includes(q)) return 2;
  let from = 0;
  for (const c of q.replace(/\s/g, '')) {
    const found = l.indexOf(c, from);
    if (found < 0) return undefined;
    from = found + 1;
  }
  return 3;
}

/** The commands that match, best first within their group; groups keep their order. */
export function matching(commands: readonly Command[], query: string): { title: string; commands: Command[] }[] {
  const scored = commands.map((c) => ({ c, s: score(c.label, query) ?? score(`${c.where ?? ''} ${c.label}`, query) })).filter((x): x is { c: Command; s: number } => x.s !== undefined);
  const groups = new Map<string, { c: Command; s: number }[]>();
  for (const x of scored) groups.set(x.c.group, [...(groups.get(x.c.group) ?? []), x]);
  return [...groups].map(([title, xs]) => ({ title, commands: xs.sort((a, b) => a.s - b.s).map((x) => x.c) }));
}
