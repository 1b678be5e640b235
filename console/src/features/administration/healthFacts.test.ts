import { expect, it } from 'vitest';
import { healthGroups } from './healthFacts';

it('figures read by what they are', () => {
  const [database, server] = healthGroups({ status: 'up', uptimeSeconds: 3700, database: { status: 'down', sizeBytes: 842_000_000, latencyMillis: 0.84, lastAt: null, replicas: [] } });
  expect(database).toEqual({
    key: 'database', title: 'Database', wellness: 'down',
    facts: [{ label: 'Size', value: '842 MB' }, { label: 'Latency', value: '0.8 ms' }, { label: 'Last', value: 'Never' }, { label: 'Replicas', value: '–' }],
  });
  expect(server?.facts).toEqual([{ label: 'Uptime', value: '1 h 1 min' }]);
});

it('a state it does not know asks for a look', () => expect(healthGroups({ mail: { status: 'degraded' } })[0]?.wellness).toBe('warning'));
