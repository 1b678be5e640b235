/** Where files on their way in are kept. */
export const kept = 'gatehouse-imports';

/** When somebody signs out, no file of theirs stays in the browser. */
export function forgetAll(): void {
  try { indexedDB.deleteDatabase(kept); } catch { /* the browser keeps nothing */ }
}
