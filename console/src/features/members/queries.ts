import { type InfiniteData, type QueryClient, queryOptions } from '@tanstack/react-query';
import { api, take, takeTagged } from '../../api/client';
import type { Member } from '../../api/types';
import type { Page, Request } from '../../table/declaration';

export const membersKey = (ws: string) => ['workspace', ws, 'members'] as const;

export const fetchMembers = (ws: string) => (request: Request, signal: AbortSignal): Promise<Page<Member>> =>
  take(api.GET('/api/v1/workspaces/{ws}/members', { params: { path: { ws }, query: request as never }, signal }));

export const memberQuery = (ws: string, member: string) =>
  queryOptions({ queryKey: [...membersKey(ws), 'one', member], queryFn: () => take(api.GET('/api/v1/workspaces/{ws}/members/{member}', { params: { path: { ws, member } } })) });

/** With its version, for a form; asked for anew each time one is opened. */
export const memberFormQuery = (ws: string, member: string) =>
  queryOptions({ queryKey: ['workspace', ws, 'member-form', member], queryFn: () => takeTagged(api.GET('/api/v1/workspaces/{ws}/members/{member}', { params: { path: { ws, member } } })), gcTime: 0, staleTime: Infinity });

/** Those who can let people in and out; with fewer than two, one absence locks everybody out. */
export const adminsQuery = (ws: string) =>
  queryOptions({ queryKey: [...membersKey(ws), 'count', { role: ['admin'], status: ['active'] }], queryFn: async ({ signal }) => (await fetchMembers(ws)({ role: ['admin'], status: ['active'], limit: 1 }, signal)).total, staleTime: 30_000 });

type Cached = InfiniteData<Page<Member>>;

/** Changes one row wherever it is shown, in its place. `null` takes it out. */
export function patchMember(client: QueryClient, ws: string, id: string, change: Partial<Member> | null): void {
  const inPage = (p: Page<Member>): Page<Member> => {
    if (!p.items.some((m) => m.id === id)) return p;
    return change ? { ...p, items: p.items.map((m) => (m.id === id ? { ...m, ...change } : m)) } : { ...p, items: p.items.filter((m) => m.id !== id) };
  };
  client.setQueriesData<Cached>({ queryKey: [...membersKey(ws), 'list'] }, (old) => old && { ...old, pages: old.pages.map(inPage) });
  if (change) client.setQueryData<Member>(memberQuery(ws, id).queryKey, (old) => old && { ...old, ...change });
  else client.removeQueries({ queryKey: memberQuery(ws, id).queryKey });
}

/** The row as it is cached anywhere, for the way back from a change that was refused. */
export function cachedMember(client: QueryClient, ws: string, id: string): Member | undefined {
  const lists = client.getQueriesData<Cached>({ queryKey: [...membersKey(ws), 'list'] });
  for (const [, list] of lists) for (const page of list?.pages ?? []) { const found = page.items.find((m) => m.id === id); if (found) return found; }
  return client.getQueryData(memberQuery(ws, id).queryKey);
}

interface Group { id: string; name: string }
/** All of them, up to a thousand; pages of the API are short. */
async function everyPage<T>(page: (cursor: string) => Promise<{ items: T[]; nextCursor: string | null }>): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | null = '';
  for (let n = 0; cursor !== null && n < 10; n++) {
    const { items, nextCursor }: { items: T[]; nextCursor: string | null } = await page(cursor);
    all.push(...items);
    cursor = nextCursor;
  }
  return all;
}

const groups = <T extends Group>(ws: string, kind: string, page: (query: { limit: number; cursor?: string }) => Promise<{ items: T[]; nextCursor: string | null }>) =>
  queryOptions({ queryKey: ['workspace', ws, kind, 'all'], queryFn: () => everyPage((cursor) => page({ limit: 100, ...(cursor ? { cursor } : {}) })), staleTime: 60_000 });

export const teamsQuery = (ws: string) => groups(ws, 'teams', (query) => take(api.GET('/api/v1/workspaces/{ws}/teams', { params: { path: { ws }, query } })));
export const tagsQuery = (ws: string) => groups(ws, 'tags', (query) => take(api.GET('/api/v1/workspaces/{ws}/tags', { params: { path: { ws }, query } })));
export const sitesQuery = (ws: string) => groups(ws, 'sites', (query) => take(api.GET('/api/v1/workspaces/{ws}/sites', { params: { path: { ws }, query } })));
