import { IconAlertTriangle, IconBan, IconCircleCheckFilled, IconClock, IconInfoCircle, IconLoader2, IconMailShare, IconMinus, IconPlayerPauseFilled, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import s from './status.module.css';

const icons = {
  active: IconCircleCheckFilled, succeeded: IconCircleCheckFilled, ok: IconCircleCheckFilled, queued: IconClock, running: IconLoader2, failed: IconAlertTriangle, warning: IconAlertTriangle,
  disabled: IconPlayerPauseFilled, cancelled: IconMinus, skipped: IconMinus, banned: IconBan, deleted: IconTrash, info: IconInfoCircle, off: IconMinus, invited: IconMailShare, expires: IconClock,
};

/** A word with an icon. What is normal is quiet (no ground); exceptions stand on one. Never colour alone. */
export function Status({ kind, tone, quiet, children }: { kind: keyof typeof icons; tone: 'ok' | 'info' | 'warn' | 'bad' | 'mute'; quiet?: boolean; children: ReactNode }) {
  const Icon = icons[kind];
  return <span className={s.status} data-tone={tone} data-quiet={quiet || undefined}><Icon size={14} stroke={1.9} aria-hidden="true" />{children}</span>;
}
