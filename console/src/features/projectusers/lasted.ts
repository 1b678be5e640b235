export interface Lasting { startedAt: string; lastAt: string; endedAt: string | null }

const oneDay = 86_400_000;

/** How many seconds a session lasted. One that nobody closed, as those that another gateway tells of, ended with its last call. */
export function lasted({ startedAt, lastAt, endedAt }: Lasting, now: number): number | 'open' {
  if (!endedAt && now - Date.parse(lastAt) < oneDay) return 'open';
  return Math.max(0, (Date.parse(endedAt ?? lastAt) - Date.parse(startedAt)) / 1000);
}
