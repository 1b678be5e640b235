import { describe, expect, it } from 'vitest';
import { Problem } from '../../api/problem';
import { each } from './each';

const going = () => new AbortController().signal;

describe('one call for each', () => {
  it('does all, a few at a time, and says how far it is', async () => {
    let now = 0, most = 0;
    const moved: number[] = [];
    const outcome = await each([1, 2, 3, 4, 5, 6, 7], async () => { most = Math.max(most, ++now); await Promise.resolve(); now--; }, (n) => moved.push(n), going());
    expect(outcome).toEqual({ done: 7, refused: [], left: 0 });
    expect(most).toBe(3);
    expect(moved.at(-1)).toBe(7);
  });

  it('goes on after a refusal, and tells why', async () => {
    const outcome = await each(['a', 'b', 'c'], async (x) => { if (x === 'b') throw new Problem('conflict', 409, 'Conflict', 'It was cancelled.'); }, () => {}, going());
    expect(outcome).toEqual({ done: 2, refused: [{ of: 'b', why: 'It was cancelled.' }], left: 0 });
  });

  it('leaves the rest when the server asks for patience, or when it is stopped', async () => {
    const busy = await each([1, 2, 3, 4, 5], async (x) => { if (x === 2) throw new Problem('too-many-requests', 429, 'Slow down', undefined); }, () => {}, going(), 1);
    expect(busy).toMatchObject({ done: 1, left: 4, pause: 'Slow down' });
    const stop = new AbortController();
    expect(await each([1, 2, 3], async (x) => { if (x === 2) stop.abort(); }, () => {}, stop.signal, 1)).toMatchObject({ done: 2, left: 1 });
  });
});
