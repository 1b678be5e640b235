import s from './bar.module.css';

/** A thin bar of how much is used or done; the figures stand beside it, so it is decoration for a screen reader. */
export function Bar({ part, whole, tone = 'accent', height = 4 }: { part: number; whole: number | null; tone?: 'accent' | 'green' | 'yellow' | 'red'; height?: number }) {
  const width = whole ? Math.min(100, (part / whole) * 100) : 0;
  return <div className={s.bar} data-tone={tone} data-unknown={whole === null || undefined} aria-hidden="true" style={{ height }}><i style={{ width: whole === null ? undefined : `${width}%` }} /></div>;
}
