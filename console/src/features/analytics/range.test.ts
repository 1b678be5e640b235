import { describe, expect, it } from 'vitest';
import { scale } from '../../ui/scale';
import { asked, csv, moved, range } from './range';

describe('the range of the analytics', () => {
  it('ends today where the workspace is, also when another day has begun elsewhere', () => {
    const now = new Date('2026-03-01T11:30:00Z');
    expect(range('7', 'UTC', now)).toEqual({ from: '2026-02-23', to: '2026-03-01' });
    expect(range('1', 'Pacific/Auckland', now)).toEqual({ from: '2026-03-02', to: '2026-03-02' });
    expect(range('30', 'Pacific/Honolulu', new Date('2026-03-01T05:00:00Z'))).toEqual({ from: '2026-01-30', to: '2026-02-28' });
  });
  it('takes what the address cannot mean as not said', () => {
    expect(asked({})).toEqual({ days: '30', unit: 'day', of: 'calls' });
    expect(asked({ days: '365', unit: 'hour', of: 'errors' })).toEqual({ days: '365', unit: 'week', of: 'errors' });
    expect(asked({ days: 'all', of: 'x' })).toEqual({ days: '30', unit: 'day', of: 'calls' });
  });
});

describe('the figures', () => {
  it('say nothing where there is nothing to compare with', () => expect([moved(5, 0), moved(6, 4), moved(0, 4)]).toEqual([undefined, 0.5, -1]));
  it('have a round axis', () => expect([[], [1], [3], [5], [11], [95], [101], [112], [612]].map((x) => scale(x).top)).toEqual([1, 1, 4, 6, 12, 100, 120, 120, 800]));
  it('are a file with a line for each piece', () => {
    const piece = { day: '2026-03-01', hour: 4, sessions: 1, queries: 2, calls: 3, errors: 0, addedAverage: 0.25, upstreamAverage: 12 };
    expect(csv([piece], [{ ...piece, calls: 9 }], 'hour').split('\r\n')[1]).toBe('2026-03-01 04:00,1,2,3,0,0.25,12,9');
  });
});
