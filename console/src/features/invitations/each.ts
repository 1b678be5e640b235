import { isProblem } from '../../api/problem';

export interface Outcome<T> { done: number; refused: { of: T; why: string }[]; /** Not tried any more: stopped, or the server asked for patience. */ left: number; pause?: string }

/** One call for each, a few at a time. One refusal stops none of the others; "too many requests" stops the rest. */
export async function each<T>(all: readonly T[], one: (of: T) => Promise<unknown>, moved: (tried: number) => void, signal: AbortSignal, atOnce = 3): Promise<Outcome<T>> {
  const outcome: Outcome<T> = { done: 0, refused: [], left: all.length };
  let next = 0;
  const work = async () => {
    while (next < all.length && !signal.aborted && outcome.pause === undefined) {
      const of = all[next++] as T;
      try {
        await one(of);
        outcome.done++;
      } catch (e) {
        if (!isProblem(e)) throw e;
        if (e.slug === 'too-many-requests') { outcome.pause = e.message; return; }
        outcome.refused.push({ of, why: e.message });
      }
      outcome.left--;
      moved(all.length - outcome.left);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, all.length) }, work));
  return outcome;
}
