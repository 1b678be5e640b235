import { useSyncExternalStore } from 'react';

export interface Toast { id: number; text: string; action?: { label: string; run: () => void } | undefined; tone: 'ok' | 'info' }

let toasts: readonly Toast[] = [];
let next = 1;
const listeners = new Set<() => void>();
const change = (to: readonly Toast[]) => { toasts = to; listeners.forEach((l) => l()); };

/** Says what was done. Never for errors: those belong where they happened. */
export function toast(text: string, { action, tone = 'ok', seconds = 6 }: { action?: Toast['action']; tone?: Toast['tone']; seconds?: number } = {}): void {
  const id = next++;
  change([...toasts.slice(-2), { id, text, action, tone }]);
  setTimeout(() => dismiss(id), (action ? 10 : seconds) * 1000);
}

export const dismiss = (id: number) => change(toasts.filter((t) => t.id !== id));

export const useToasts = () => useSyncExternalStore((l) => { listeners.add(l); return () => listeners.delete(l); }, () => toasts);
