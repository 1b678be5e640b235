import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import s from './ui.module.css';

type Tone = 'plain' | 'warn' | 'bad' | 'accent' | 'ok';

/** A quiet box that says one thing. `alert` reads it out when it appears. */
export function Note({ tone = 'plain', alert, children, action }: { tone?: Tone; alert?: boolean; children: ReactNode; action?: ReactNode }) {
  const Icon = tone === 'warn' || tone === 'bad' ? IconAlertTriangle : tone === 'ok' ? IconCircleCheck : IconInfoCircle;
  return (
    <div className={s.note} data-tone={tone} role={alert ? 'alert' : undefined}>
      <Icon size={16} stroke={1.7} aria-hidden="true" />
      <div className="grow">{children}</div>
      {action}
    </div>
  );
}
