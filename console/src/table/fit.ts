import type { Column } from './declaration';

type Sized = Pick<Column<never>, 'key' | 'min' | 'grow' | 'leaves'>;

/** The columns that have room; the others leave in their declared order. The main one and the status always stay. */
export function fitting<C extends Sized>(columns: readonly C[], width: number, fixed: number): readonly C[] {
  const shown = [...columns];
  const needed = () => fixed + shown.reduce((sum, c) => sum + c.min, 0);
  while (needed() > width) {
    const next = shown.filter((c) => c.leaves !== undefined).sort((a, b) => (b.leaves ?? 0) - (a.leaves ?? 0))[0];
    if (!next) break;
    shown.splice(shown.indexOf(next), 1);
  }
  return shown;
}

/** The grid's columns as CSS: checkbox, the shown ones, menu. */
export function tracks(columns: readonly Sized[], { select, menu }: { select: boolean; menu: boolean }): string {
  const middle = columns.map((c) => `minmax(${c.min}px, ${c.grow ?? 1}fr)`);
  return [select ? '50px' : '14px', ...middle, menu ? '60px' : '14px'].join(' ');
}
