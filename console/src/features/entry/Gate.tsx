import { type ReactNode, useEffect } from 'react';
import { common } from '../../texts';
import { Arch } from '../../ui/Arch';
import { Brand } from '../../ui/Brand';
import s from './entry.module.css';

/** The card that stands in the gate. */
export function Gate({ page, wide, aside, children }: { page: string; wide?: boolean; aside?: ReactNode; children: ReactNode }) {
  useEffect(() => { document.title = common.title(page); }, [page]);
  return (
    <div className={s.gate}>
      <div className={s.arcs} aria-hidden="true">{[0, 1, 2, 3, 4, 5].map((i) => <i key={i} style={{ ['--i' as string]: i }} />)}</div>
      <main className={s.card} data-wide={wide || undefined}>
        <div className={s.brandline}><Brand />{aside}</div>
        {children}
      </main>
    </div>
  );
}

/** What is left to say when there is no form: sent, done, link dead. */
export function GateState({ icon, tone, title, detail, action }: { icon: ReactNode; tone?: 'plain' | 'bad' | 'ok' | 'accent'; title: string; detail: ReactNode; action?: ReactNode }) {
  return (
    <div className={s.state} role="status">
      <Arch tone={tone ?? 'accent'}>{icon}</Arch>
      <h1>{title}</h1>
      <p className={s.lead}>{detail}</p>
      {action}
    </div>
  );
}

export function GateLoading() {
  return <div className={s.skeleton} role="status" aria-label={common.loading}><span className="sk" /><span className="sk" /><span className="sk" /></div>;
}
