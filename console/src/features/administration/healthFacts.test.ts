import { expect, it } from 'vitest';
import type { ServerHealth } from '../../api/types';
import { healthGroups } from './healthFacts';

const now = new Date('2026-11-20T12:00:00Z');
const well: ServerHealth = {
  database: { embedded: true, version: '18.6', sizeBytes: 842_000_000, connections: 4, maxConnections: 40, answeredInMillis: 0.84 },
  disk: { path: '/data', freeBytes: 50, totalBytes: 100 }, mail: { configured: true, queued: 0, failed: 0, oldestQueued: null }, jobs: { queued: 0, running: 1, oldestQueued: null },
  versions: { gatehouse: '1.0.0', java: '25', postgresql: '18.6' }, backup: { at: '2026-11-20T02:00:00Z', bytes: 1000 }, startedAt: '2026-11-20T10:00:00Z',
};
const verdict = (change: Partial<ServerHealth>, key: string) => healthGroups({ ...well, ...change }, now).find((g) => g.key === key)?.wellness;

it('a server that is well says so everywhere it can tell', () => {
  expect(healthGroups(well, now).map((g) => g.wellness)).toEqual(['ok', 'ok', 'ok', 'ok', undefined, 'ok', undefined]);
});

it('figures read by what they are', () => {
  const facts = healthGroups(well, now).flatMap((g) => g.facts.map((f) => `${f.label}: ${f.value}`));
  expect(facts).toContain('Size: 842 MB');
  expect(facts).toContain('Answered in: 0.8 ms');
  expect(facts).toContain('Running for: 2 h 0 min');
});

it('what needs someone asks for it', () => {
  expect(verdict({ disk: { path: '/', freeBytes: 9, totalBytes: 100 } }, 'disk')).toBe('warning');
  expect(verdict({ disk: { path: '/', freeBytes: 1, totalBytes: 100 } }, 'disk')).toBe('down');
  expect(verdict({ backup: { at: null, bytes: null } }, 'backup')).toBe('warning');
  expect(verdict({ mail: { configured: false, queued: 0, failed: 0, oldestQueued: null } }, 'mail')).toBe('off');
  expect(verdict({ mail: { configured: true, queued: 3, failed: 0, oldestQueued: '2026-11-20T11:30:00Z' } }, 'mail')).toBe('warning');
});
