import type { ReactNode } from 'react';
import s from './tag.module.css';

export const Tag = ({ children }: { children: ReactNode }) => <span className={s.tag}>{children}</span>;
