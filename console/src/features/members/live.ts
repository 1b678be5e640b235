import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { isProblem } from '../../api/problem';
import type { Member } from '../../api/types';
import type { Page } from '../../table/declaration';
import { memberQuery, membersKey, patchMember } from './queries';

const waiting = new Map<string, Set<string>>();
let last = 0;
const soon = 200, atMost = 2_000, few = 20, shortList = 3;

/** Someone changed, here or elsewhere. Many changes at once, as of a job, are taken together. */
export function memberChanged(client: QueryClient, ws: string, id: string | undefined): void {
  const known = waiting.get(ws);
  if (known) return void known.add(id ?? '');
  waiting.set(ws, new Set([id ?? '']));
  const wait = Date.now() - last < atMost ? Math.max(soon, atMost - (Date.now() - last)) : soon;
  setTimeout(() => {
    const ids = waiting.get(ws) ?? new Set();
    waiting.delete(ws);
    if (ids.size > few) last = Date.now();
    void refresh(client, ws, ids);
  }, wait);
}

/** A short list is fetched anew; of a long one only the changed rows, in their places, so that nothing moves under the reader. */
async function refresh(client: QueryClient, ws: string, ids: ReadonlySet<string>): Promise<void> {
  const key = membersKey(ws);
  void client.invalidateQueries({ queryKey: [...key, 'count'] });
  const shown = client.getQueryCache().findAll({ queryKey: [...key, 'list'], type: 'active' });
  const pages = Math.max(0, ...shown.map((q) => (q.state.data as InfiniteData<Page<Member>> | undefined)?.pages.length ?? 0));
  const whole = ids.has('') || ids.size > few;
  for (const id of ids) void client.invalidateQueries({ queryKey: [...key, 'one', id] });
  if (whole || pages <= shortList) return void client.invalidateQueries({ queryKey: [...key, 'list'] });
  await Promise.all([...ids].map(async (id) => {
    try {
      patchMember(client, ws, id, await client.fetchQuery({ ...memberQuery(ws, id), staleTime: 0 }));
    } catch (e) {
      if (isProblem(e, 'not-found')) patchMember(client, ws, id, null);
    }
  }));
  // Other views that are not on the screen are fetched when they come there.
  void client.invalidateQueries({ queryKey: [...key, 'list'], refetchType: 'none' });
}
