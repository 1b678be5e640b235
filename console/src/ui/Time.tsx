import { Tooltip } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { common } from '../texts';
import { exactTime, relative } from '../texts/format';

// One clock for all times on the page.
let minute = 0;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => { minute++; listeners.forEach((l) => l()); }, 60_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) { clearInterval(timer); timer = undefined; }
  };
}

/** How long ago, with the exact moment on hover and for screen readers. `light` is for long lists: the browser's own hint. */
export function Time({ at, none = common.never, light }: { at: string | null | undefined; none?: string; light?: boolean }) {
  useSyncExternalStore(subscribe, () => minute);
  if (!at) return <span className="text-3">{none}</span>;
  const t = new Date(at);
  if (light) return <time dateTime={at} title={exactTime(t)}>{relative(t)}</time>;
  return <Tooltip label={exactTime(t)}><time dateTime={at}>{relative(t)}</time></Tooltip>;
}
