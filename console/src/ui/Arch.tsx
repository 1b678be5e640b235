import type { ReactNode } from 'react';
import s from './ui.module.css';

/** The house's sign: a small arch around an icon, for empty states and public pages. */
export function Arch({ children, tone = 'plain' }: { children: ReactNode; tone?: 'plain' | 'bad' | 'ok' | 'accent' }) {
  return <span className={s.arch} data-tone={tone} aria-hidden="true">{children}</span>;
}
