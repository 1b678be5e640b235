import { type Icon, IconTag, IconUsersGroup, IconWorld } from '@tabler/icons-react';
import { infiniteQueryOptions, keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query';
import { api, take, takeTagged } from '../../api/client';
import { groups as t } from '../../texts';
import { membersKey } from '../members/queries';

/** A team, a tag or a site. */
export interface Group { id: string; name: string; members: number; createdAt: string; dynamic?: boolean }

export interface GroupKind {
  /** Its name in the API's addresses. */
  list: 'teams' | 'tags' | 'sites';
  /** The filter of the users' list that shows who has it. */
  filter: 'team' | 'tag' | 'site';
  icon: Icon;
  words: typeof t.team;
}

export const teams: GroupKind = { list: 'teams', filter: 'team', icon: IconUsersGroup, words: t.team };
export const tags: GroupKind = { list: 'tags', filter: 'tag', icon: IconTag, words: t.tag };
export const sites: GroupKind = { list: 'sites', filter: 'site', icon: IconWorld, words: t.site };

// The three have the same calls and shapes; those of teams stand for all.
const all = (kind: GroupKind) => `/api/v1/workspaces/{ws}/${kind.list}` as '/api/v1/workspaces/{ws}/teams';
const one = (kind: GroupKind) => `/api/v1/workspaces/{ws}/${kind.list}/{team}` as '/api/v1/workspaces/{ws}/teams/{team}';
const path = (ws: string, id: string) => ({ ws, team: id });

export const groupsKey = (ws: string, kind: GroupKind) => ['workspace', ws, kind.list] as const;

export const groupsQuery = (ws: string, kind: GroupKind, q: string) =>
  infiniteQueryOptions({
    queryKey: [...groupsKey(ws, kind), 'list', q],
    queryFn: ({ pageParam }) => take(api.GET(all(kind), { params: { path: { ws }, query: { limit: 100, ...(q ? { q } : {}), ...(pageParam ? { cursor: pageParam } : {}) } } })),
    initialPageParam: '', getNextPageParam: (last) => last.nextCursor, placeholderData: keepPreviousData, staleTime: 0,
  });

/** With its version and how many have it at this moment. */
export const groupQuery = (ws: string, kind: GroupKind, id: string) =>
  queryOptions({ queryKey: ['workspace', ws, 'group-form', id], queryFn: () => takeTagged(api.GET(one(kind), { params: { path: path(ws, id) } })), gcTime: 0, staleTime: Infinity, refetchOnWindowFocus: false });

export const createGroup = (ws: string, kind: GroupKind, name: string): Promise<Group> => take(api.POST(all(kind), { params: { path: { ws } }, body: { name } }));
export const renameGroup = (ws: string, kind: GroupKind, id: string, name: string, etag: string | null): Promise<Group> =>
  take(api.PATCH(one(kind), { params: { path: path(ws, id), ...(etag ? { header: { 'If-Match': etag } } : {}) }, body: { name } }));
export const removeGroup = (ws: string, kind: GroupKind, id: string) => take<unknown>(api.DELETE(one(kind), { params: { path: path(ws, id) } }));

/** What a group touches: its list, and the people it is written beside. */
export const groupsMoved = (client: QueryClient, ws: string, kind: GroupKind) => Promise.all([groupsKey(ws, kind), membersKey(ws)].map((queryKey) => client.invalidateQueries({ queryKey })));
