import { type Icon, IconTag, IconUsersGroup, IconWorld } from '@tabler/icons-react';
import { infiniteQueryOptions, keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query';
import { api, take, takeTagged } from '../../api/client';
import type { Total } from '../../api/types';
import { groups as t } from '../../texts';
import { membersKey } from '../members/queries';

/** A team, a tag or a site. */
export interface Group { id: string; name: string; members: number; createdAt: string; dynamic?: boolean }

type Name = { name: string };

/** Everything that makes one kind different from another. */
export interface GroupKind {
  /** Its name in the API's addresses, and in the cache. */
  list: 'teams' | 'tags' | 'sites';
  /** The filter of the users' list that shows who has it. */
  filter: 'team' | 'tag' | 'site';
  icon: Icon;
  words: typeof t.team;
  page: (ws: string, query: { limit: number; q?: string; cursor?: string }) => Promise<{ items: Group[]; nextCursor: string | null; total: Total }>;
  get: (ws: string, id: string) => Promise<{ data: Group; etag: string | null }>;
  create: (ws: string, body: Name) => Promise<Group>;
  rename: (ws: string, id: string, body: Name, header: { 'If-Match'?: string }) => Promise<Group>;
  remove: (ws: string, id: string) => Promise<unknown>;
}

export const teams: GroupKind = {
  list: 'teams', filter: 'team', icon: IconUsersGroup, words: t.team,
  page: (ws, query) => take(api.GET('/api/v1/workspaces/{ws}/teams', { params: { path: { ws }, query } })),
  get: (ws, team) => takeTagged(api.GET('/api/v1/workspaces/{ws}/teams/{team}', { params: { path: { ws, team } } })),
  create: (ws, body) => take(api.POST('/api/v1/workspaces/{ws}/teams', { params: { path: { ws } }, body })),
  rename: (ws, team, body, header) => take(api.PATCH('/api/v1/workspaces/{ws}/teams/{team}', { params: { path: { ws, team }, header }, body })),
  remove: (ws, team) => take(api.DELETE('/api/v1/workspaces/{ws}/teams/{team}', { params: { path: { ws, team } } })),
};

export const tags: GroupKind = {
  list: 'tags', filter: 'tag', icon: IconTag, words: t.tag,
  page: (ws, query) => take(api.GET('/api/v1/workspaces/{ws}/tags', { params: { path: { ws }, query } })),
  get: (ws, tag) => takeTagged(api.GET('/api/v1/workspaces/{ws}/tags/{tag}', { params: { path: { ws, tag } } })),
  create: (ws, body) => take(api.POST('/api/v1/workspaces/{ws}/tags', { params: { path: { ws } }, body })),
  rename: (ws, tag, body, header) => take(api.PATCH('/api/v1/workspaces/{ws}/tags/{tag}', { params: { path: { ws, tag }, header }, body })),
  remove: (ws, tag) => take(api.DELETE('/api/v1/workspaces/{ws}/tags/{tag}', { params: { path: { ws, tag } } })),
};

export const sites: GroupKind = {
  list: 'sites', filter: 'site', icon: IconWorld, words: t.site,
  page: (ws, query) => take(api.GET('/api/v1/workspaces/{ws}/sites', { params: { path: { ws }, query } })),
  get: (ws, site) => takeTagged(api.GET('/api/v1/workspaces/{ws}/sites/{site}', { params: { path: { ws, site } } })),
  create: (ws, body) => take(api.POST('/api/v1/workspaces/{ws}/sites', { params: { path: { ws } }, body })),
  rename: (ws, site, body, header) => take(api.PATCH('/api/v1/workspaces/{ws}/sites/{site}', { params: { path: { ws, site }, header }, body })),
  remove: (ws, site) => take(api.DELETE('/api/v1/workspaces/{ws}/sites/{site}', { params: { path: { ws, site } } })),
};

export const groupsKey = (ws: string, kind: GroupKind) => ['workspace', ws, kind.list] as const;

export const groupsQuery = (ws: string, kind: GroupKind, q: string) =>
  infiniteQueryOptions({
    queryKey: [...groupsKey(ws, kind), 'list', q],
    queryFn: ({ pageParam }) => kind.page(ws, { limit: 100, ...(q ? { q } : {}), ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: '', getNextPageParam: (last) => last.nextCursor, placeholderData: keepPreviousData, staleTime: 0,
  });

/** With its version and how many have it at this moment. */
export const groupQuery = (ws: string, kind: GroupKind, id: string) =>
  queryOptions({ queryKey: ['workspace', ws, 'group-form', id], queryFn: () => kind.get(ws, id), gcTime: 0, staleTime: Infinity, refetchOnWindowFocus: false });

/** What a group touches: its list, and the people it is written beside. */
export const groupsMoved = (client: QueryClient, ws: string, kind: GroupKind) => Promise.all([groupsKey(ws, kind), membersKey(ws)].map((queryKey) => client.invalidateQueries({ queryKey })));
