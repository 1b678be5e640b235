import type { ServerHealth } from '../../api/types';
import { administration } from '../../texts';
import { bytes, duration, figure, relative } from '../../texts/format';

const t = administration.health;

export type Wellness = 'ok' | 'warning' | 'down' | 'off';
export interface HealthGroup { key: string; title: string; wellness?: Wellness; why?: string; facts: { label: string; value: string }[] }
type Judgement = { wellness: Wellness; why?: string };

const minutes = 60_000, days = 86_400_000;
const ok: Judgement = { wellness: 'ok' };
const warn = (why: string): Judgement => ({ wellness: 'warning', why });
const age = (at: string | null | undefined, now: Date) => (at ? now.getTime() - new Date(at).getTime() : 0);

/** Figures become a verdict here, so that an Admin sees at a glance which group needs them, and why. */
const judges: { [K in keyof ServerHealth]?: (g: ServerHealth[K], now: Date) => Judgement } = {
  database: (d) => (d.connections / d.maxConnections > 0.9 ? warn(t.why.connections) : d.answeredInMillis > 250 ? warn(t.why.slow) : ok),
  disk: (d) => (d.freeBytes / d.totalBytes < 0.03 ? { wellness: 'down', why: t.why.diskFull } : d.freeBytes / d.totalBytes < 0.1 ? warn(t.why.disk) : ok),
  mail: (m, now) => (m.configured === false ? { wellness: 'off', why: t.why.noMail } : m.failed > 0 ? warn(t.why.mailFailed) : age(m.oldestQueued, now) > 15 * minutes ? warn(t.why.mailWaits) : ok),
  jobs: (j, now) => (age(j.oldestQueued, now) > 5 * minutes ? warn(t.why.jobsWait) : ok),
  backup: (b, now) => (!b.at ? warn(t.why.noBackup) : age(b.at, now) > 7 * days ? warn(t.why.oldBackup) : ok),
};

const words = (key: string) => {
  const text = key.replace(/(?:In)?(?:Bytes|Millis)$/, '').replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
};

function shown(key: string, value: unknown, now: Date): string {
  if (value === null || value === undefined) return /^at$|At$/.test(key) ? t.never : '–';
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  if (typeof value === 'number') return /bytes$/i.test(key) ? bytes(value) : key.endsWith('Millis') ? `${value < 10 ? Math.round(value * 10) / 10 : figure(Math.round(value))} ms` : figure(value);
  const text = String(value);
  return /^\d{4}-\d\d-\d\dT/.test(text) ? relative(new Date(text), now) : text;
}

export function healthGroups(health: ServerHealth, now = new Date()): HealthGroup[] {
  const { startedAt, ...groups } = health;
  const judged = Object.entries(groups).map(([key, group]) => {
    const judge = judges[key as keyof typeof groups] as ((g: unknown, now: Date) => Judgement) | undefined;
    return { key, title: t.groups[key] ?? words(key), ...judge?.(group, now), facts: Object.entries(group).map(([k, v]) => ({ label: t.facts[k] ?? words(k), value: shown(k, v, now) })) };
  });
  return [...judged, { key: 'server', title: t.groups.server ?? '', facts: [{ label: t.uptime, value: duration(age(startedAt, now) / 1000) }] }];
}
