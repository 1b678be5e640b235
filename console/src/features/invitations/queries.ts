import { infiniteQueryOptions, keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import type { Invitation, InvitationState, Role } from '../../api/types';

export const invitationsKey = (ws: string) => ['workspace', ws, 'invitations'];

export const invitationsQuery = (ws: string, states: InvitationState[], q: string) =>
  infiniteQueryOptions({
    queryKey: [...invitationsKey(ws), states.join(), q],
    queryFn: ({ pageParam }) => take(api.GET('/api/v1/workspaces/{ws}/invitations', { params: { path: { ws }, query: { limit: 50, ...(states.length ? { state: states } : {}), ...(q ? { q } : {}), ...(pageParam ? { cursor: pageParam } : {}) } } })),
    initialPageParam: '', getNextPageParam: (last) => last.nextCursor, placeholderData: keepPreviousData,
  });

export const failedQuery = (ws: string) =>
  queryOptions({ queryKey: [...invitationsKey(ws), 'failed', 'count'], queryFn: async () => (await take(api.GET('/api/v1/workspaces/{ws}/invitations', { params: { path: { ws }, query: { limit: 1, state: ['failed'] } } }))).total });

/** All whose mail failed: page by page, up to ten thousand. */
export async function allFailed(ws: string): Promise<Invitation[]> {
  const all: Invitation[] = [];
  for (let cursor: string | null = ''; cursor !== null && all.length < 10_000;) {
    const page: { items: Invitation[]; nextCursor: string | null } = await take(api.GET('/api/v1/workspaces/{ws}/invitations', { params: { path: { ws }, query: { limit: 100, state: ['failed'], ...(cursor ? { cursor } : {}) } } }));
    all.push(...page.items);
    cursor = page.nextCursor;
  }
  return all;
}

/** Whether this server sends mail. */
export const mailQuery = queryOptions({ queryKey: ['sign-in-options', null], queryFn: () => take(api.GET('/api/v1/sign-in-options', { params: { query: {} } })), staleTime: 60_000, select: (o) => o.mail });

export const invite = (ws: string, body: { emails: string[]; role: Role; note?: string }) => take(api.POST('/api/v1/workspaces/{ws}/invitations', { params: { path: { ws } }, body }));

const one = (ws: string, invitation: string) => ({ params: { path: { ws, invitation } } });
export const resend = (ws: string, id: string) => take(api.POST('/api/v1/workspaces/{ws}/invitations/{invitation}/resend', one(ws, id)));

/** The invitation that holds a member's place; undefined when they have come in, or it was cancelled. */
export const openInvitation = async (ws: string, member: { id: string; email: string }) =>
  (await take(api.GET('/api/v1/workspaces/{ws}/invitations', { params: { path: { ws }, query: { limit: 100, q: member.email, state: ['queued', 'sent', 'failed', 'expired'] } } }))).items.find((i) => i.memberId === member.id);

export const makeLink = (ws: string, id: string) => take(api.POST('/api/v1/workspaces/{ws}/invitations/{invitation}/link', one(ws, id)));
export const cancel = (ws: string, id: string) => take<unknown>(api.DELETE('/api/v1/workspaces/{ws}/invitations/{invitation}', one(ws, id)));
export const changeRole = (ws: string, id: string, role: Role) => take(api.PATCH('/api/v1/workspaces/{ws}/invitations/{invitation}', { ...one(ws, id), body: { role } }));

/** What an invitation touches: itself, the members, the seats. */
export const invitationsMoved = (client: QueryClient, ws: string) => Promise.all(['invitations', 'members', 'licence'].map((what) => client.invalidateQueries({ queryKey: ['workspace', ws, what] })));
