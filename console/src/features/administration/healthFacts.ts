import { administration } from '../../texts';
import { bytes, duration, figure, relative } from '../../texts/format';

const t = administration.health;

export type Wellness = 'ok' | 'warning' | 'down' | 'off' | undefined;
export interface HealthGroup { key: string; title: string; wellness: Wellness; facts: { label: string; value: string }[] }

const words = (key: string) => {
  const text = key.replace(/(Bytes|Millis|Seconds|At)$/, '').replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
};

function shown(key: string, value: unknown): string {
  if (value === null || value === undefined) return key.endsWith('At') ? t.never : '–';
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  if (typeof value === 'number') {
    if (key.endsWith('Bytes')) return bytes(value);
    if (/Seconds$|^uptime$/.test(key)) return duration(value);
    if (key.endsWith('Millis')) return `${value < 10 ? Math.round(value * 10) / 10 : figure(Math.round(value))} ms`;
    return figure(value);
  }
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT/.test(value) ? relative(new Date(value)) : value;
  if (Array.isArray(value)) return value.map((v) => shown('', typeof v === 'object' && v !== null ? Object.values(v)[0] : v)).join(', ') || '–';
  return Object.entries(value).map(([k, v]) => `${words(k)} ${shown(k, v)}`).join(', ');
}

function wellness(status: unknown): Wellness {
  if (typeof status !== 'string') return undefined;
  if (/^(up|ok|healthy|well)$/i.test(status)) return 'ok';
  if (/^(down|failed|error)$/i.test(status)) return 'down';
  return /^(off|disabled|unset|not-configured|none)$/i.test(status) ? 'off' : 'warning';
}

/** The server's figures as groups to show: its own objects one each, single values together under "Server". */
export function healthGroups(health: Record<string, unknown>): HealthGroup[] {
  const groups: HealthGroup[] = [];
  const loose: HealthGroup['facts'] = [];
  for (const [key, value] of Object.entries(health)) {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      const { status, ...rest } = value as Record<string, unknown>;
      groups.push({ key, title: t.groups[key] ?? words(key), wellness: wellness(status), facts: Object.entries(rest).map(([k, v]) => ({ label: words(k), value: shown(k, v) })) });
    } else if (key !== 'status') loose.push({ label: t.groups[key] ?? words(key), value: shown(key, value) });
  }
  if (loose.length > 0) groups.push({ key: 'server', title: t.groups.server ?? 'Server', wellness: wellness(health.status), facts: loose });
  return groups;
}
