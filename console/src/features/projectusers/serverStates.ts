import type { ServerState } from '../../api/types';

/** What the person gave, and can be taken away: also what has expired or has become too narrow. */
export const revocable = (x: Pick<ServerState, 'credential' | 'state'>): boolean => x.credential === 'user' && x.state !== 'not-authenticated';

/** How many servers work for the person, of those that ask for a credential at all. */
export function connected(items: readonly Pick<ServerState, 'credential' | 'state'>[]): [number, number] {
  const asking = items.filter((x) => x.credential !== 'none');
  return [asking.filter((x) => x.state === 'authenticated').length, asking.length];
}
