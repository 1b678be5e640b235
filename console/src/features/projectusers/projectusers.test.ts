import { describe, expect, it } from 'vitest';
import { lasted } from './lasted';
import { connected, revocable } from './serverStates';

describe('a user of a project', () => {
  const of = (credential: 'user' | 'project' | 'none', state: 'authenticated' | 'not-authenticated' | 'expired' | 'narrow') => ({ credential, state });

  it('is counted only at the servers that ask for a credential', () =>
    expect(connected([of('none', 'authenticated'), of('user', 'authenticated'), of('user', 'narrow'), of('project', 'authenticated')])).toEqual([2, 3]));

  it('loses what they gave, also where it no longer works, and nothing that is not theirs', () =>
    expect([of('user', 'authenticated'), of('user', 'expired'), of('user', 'narrow'), of('user', 'not-authenticated'), of('project', 'authenticated'), of('none', 'authenticated')].map(revocable)).toEqual([true, true, true, false, false, false]));
});

describe('a session', () => {
  const now = Date.parse('2026-03-10T12:00:00Z');
  const at = (startedAt: string, lastAt: string, endedAt: string | null = null) => lasted({ startedAt, lastAt, endedAt }, now);

  it('lasted until it was closed', () => expect(at('2026-03-10T10:00:00Z', '2026-03-10T10:01:00Z', '2026-03-10T10:30:00Z')).toBe(1800));
  it('is open while it was heard of today', () => expect(at('2026-03-01T10:00:00Z', '2026-03-10T11:00:00Z')).toBe('open'));
  it('that nobody closed ended with its last call', () => expect(at('2026-03-01T10:00:00Z', '2026-03-01T10:05:00Z')).toBe(300));
});
