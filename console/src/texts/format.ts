/** The language the texts are in; dates and figures follow it. */
export const language = 'en-GB';

const figures = new Intl.NumberFormat(language);
export const figure = (n: number) => figures.format(n);

/** "1 seat", "1,200 seats" */
export const count = (n: number, one: string, many: string) => `${figure(n)} ${n === 1 ? one : many}`;

const full = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'medium' });
const day = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric' });
const dayThisYear = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' });
const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', second: '2-digit' });

export const exactTime = (t: Date) => full.format(t);
export const clockTime = (t: Date) => clock.format(t);
export const date = (t: Date, now = new Date()) => (t.getFullYear() === now.getFullYear() ? dayThisYear : day).format(t);

const minute = 60_000, hour = 60 * minute, oneDay = 24 * hour;

/** Short words for how long ago (or how soon) something is; beyond 30 days, the date. */
export function relative(t: Date, now = new Date()): string {
  const ago = now.getTime() - t.getTime();
  const d = Math.abs(ago);
  if (d < 45_000) return ago >= 0 ? 'Just now' : 'in a moment';
  const words = d < hour ? `${Math.round(d / minute)} min` : d < oneDay ? `${Math.round(d / hour)} h` : d < 30.5 * oneDay ? count(Math.round(d / oneDay), 'day', 'days') : null;
  if (words === null) return date(t, now);
  return ago >= 0 ? `${words} ago` : `in ${words}`;
}

export function bytes(n: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let at = 0;
  while (n >= 1000 && at < units.length - 1) { n /= 1000; at++; }
  return `${n.toLocaleString(language, { maximumFractionDigits: n < 10 && at > 0 ? 1 : 0 })} ${units[at]}`;
}

export function duration(seconds: number): string {
  const d = Math.floor(seconds / 86400), h = Math.floor((seconds % 86400) / 3600), m = Math.floor((seconds % 3600) / 60);
  if (d > 0) return `${count(d, 'day', 'days')} ${h} h`;
  if (h > 0) return `${h} h ${m} min`;
  return m > 0 ? `${m} min` : `${Math.round(seconds)} s`;
}
