import { useEffect, useRef } from 'react';

interface Keys { enabled: boolean; count: number; at: number; move: (to: number, extend: boolean) => void; toggle: (() => void) | undefined; open: (() => void) | undefined; clear: (() => void) | undefined }

/** Keys that are for the list: those pressed on a row or on nothing in particular, never those meant for a field, a menu or a dialog. */
function forList(e: KeyboardEvent): boolean {
  const el = e.target as HTMLElement;
  if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey || document.querySelector('[role=dialog], [role=menu], [data-picker]')) return false;
  return el === document.body || el.id === 'main' || el.getAttribute('role') === 'row' || (el.getAttribute('role') === 'grid');
}

const steps: Record<string, number> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity };

/** Arrows and j/k move, Space or x selects, Enter opens, Escape lets go. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      const k = latest.current;
      if (!k.enabled || k.count === 0 || !forList(e)) return;
      const step = steps[e.key === 'J' || e.key === 'K' ? e.key.toLowerCase() : e.key];
      if (step !== undefined) {
        e.preventDefault();
        k.move(Math.max(0, Math.min(k.count - 1, k.at < 0 ? 0 : k.at + step)), e.shiftKey);
      } else if ((e.key === ' ' || e.key === 'x') && k.toggle && k.at >= 0) {
        e.preventDefault();
        k.toggle();
      } else if (e.key === 'Enter' && k.open && k.at >= 0) {
        e.preventDefault();
        k.open();
      } else if (e.key === 'Escape' && k.clear) {
        e.preventDefault();
        k.clear();
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
