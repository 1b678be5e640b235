import type { ReactNode } from 'react';
import { figure } from '../texts/format';
import s from './ruled.module.css';
import type { scale } from './scale';

/** The ground of a bar chart: lines with figures beside them, and the bars before them. A picture to a screen reader, which hears its words. */
export function Ruled({ of: { top, ticks }, label, height, children }: { of: ReturnType<typeof scale>; label: string; height: number; children: ReactNode }) {
  return (
    <div className={s.chart} role="img" aria-label={label} style={{ height }}>
      {ticks.map((x) => <span key={x} className={s.tick} style={{ bottom: `${(x / top) * 100}%` }}><i>{figure(x)}</i></span>)}
      {children}
    </div>
  );
}
