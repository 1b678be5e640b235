import type { ProjectAnalytics } from '../../api/types';

export const lengths = ['1', '7', '30', '90', '365'] as const;
export type Length = (typeof lengths)[number];
export type Unit = 'hour' | 'day' | 'week';
export type Piece = ProjectAnalytics['series'][number];
export type Measure = 'calls' | 'queries' | 'sessions' | 'errors';

/** Which pieces read well in so many days; the first is taken unless another is asked for. */
export const units: Record<Length, readonly [Unit, ...Unit[]]> = { 1: ['hour'], 7: ['day', 'hour'], 30: ['day', 'week'], 90: ['week', 'day'], 365: ['week'] };

/** What the address asks for; what it cannot mean is as if it were not there. */
export function asked(search: { days?: string | undefined; unit?: string | undefined; of?: string | undefined }): { days: Length; unit: Unit; of: Measure } {
  const days = lengths.find((x) => x === search.days) ?? '30';
  const of = (['calls', 'queries', 'sessions', 'errors'] as const).find((x) => x === search.of) ?? 'calls';
  return { days, unit: units[days].find((x) => x === search.unit) ?? units[days][0], of };
}

const oneDay = 86_400_000;

/** The last so many days up to today, as calendars in that time zone show it. */
export function range(days: Length, zone: string, now: Date): { from: string; to: string } {
  const to = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
  return { from: new Date(Date.parse(`${to}T00:00:00Z`) - (Number(days) - 1) * oneDay).toISOString().slice(0, 10), to };
}

/** By how much something moved: 0.12 is 12% more; undefined when there is nothing to compare with. */
export const moved = (now: number, before: number): number | undefined => (before === 0 ? undefined : now / before - 1);

/** The series as a file, with the days before beside it. */
export function csv(series: Piece[], before: Piece[], unit: Unit): string {
  const lines = series.map((p, i) => [unit === 'hour' ? `${p.day} ${String(p.hour).padStart(2, '0')}:00` : p.day, p.sessions, p.queries, p.calls, p.errors, p.addedAverage, p.upstreamAverage, before[i]?.calls ?? ''].join(','));
  return ['begins,sessions,queries,calls,errors,added_ms_average,upstream_ms_average,calls_before', ...lines, ''].join('\r\n');
}
