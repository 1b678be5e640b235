import { useCallback, useEffect, useMemo, useState } from 'react';
import { chosen, nobody, type Selection } from './selection';

/** What is ticked. Other people on the screen, other filters: nobody is ticked, so that nothing unseen is acted on. */
export function useSelection(whom: string, total: number, exact = true) {
  const [value, set] = useState<Selection>(nobody);
  useEffect(() => set(nobody), [whom]);
  const clear = useCallback(() => set(nobody), []);
  const count = chosen(value, total);
  const guessed = value.all && !exact;
  return useMemo(() => ({ value, set, clear, count, guessed }), [clear, count, guessed, value]);
}

export type SelectionHandle = ReturnType<typeof useSelection>;
