import type { Member, MemberStatus } from '../../api/types';
import { members as t } from '../../texts';
import { clockTime, date } from '../../texts/format';

export type Standing = MemberStatus | 'banned';

export const nameOf = (m: Pick<Member, 'name' | 'email'>) => m.name || m.email;
export const firstOf = (m: Member) => m.firstName || nameOf(m);

/** A ban that has run out is none; it comes before whatever else they are. */
export function standing(m: Pick<Member, 'status' | 'bannedUntil'>, now = Date.now()): Standing {
  return m.bannedUntil && new Date(m.bannedUntil).getTime() > now ? 'banned' : m.status;
}

/** "Banned", "Banned until 14:30", "Banned until 3 Dec": for good is a time nobody lives to see. */
export function banWords(until: string, short = false, now = new Date()): string {
  const end = new Date(until);
  if (end.getFullYear() - now.getFullYear() > 50) return t.status.banned;
  const when = end.toDateString() === now.toDateString() ? clockTime(end).slice(0, 5) : date(end, now);
  return short ? `${t.status.banned} ${when}` : t.status.bannedUntil(when);
}
