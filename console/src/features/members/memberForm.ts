import type { MemberChange, NewMember, Member, Role } from '../../api/types';
import { common, members as m } from '../../texts';
import type { Difference } from '../../ui/Stale';
import { email, required } from '../../ui/validate';

export type SitesMode = 'none' | 'some' | 'all';
export type MemberValues = { firstName: string; lastName: string; email: string; role: Role; status: 'active' | 'disabled'; team: string; tags: string[]; sitesMode: SitesMode; sites: string[] };

/** The form names people, groups and all else as the API does, so that the server's complaints find their field. */
export const emptyForm: MemberValues = { firstName: '', lastName: '', email: '', role: 'agent-user', status: 'active', team: '', tags: [], sitesMode: 'none', sites: [] };

export function toForm(of: Member): MemberValues {
  return {
    firstName: of.firstName, lastName: of.lastName, email: of.email, role: of.role, status: of.status === 'disabled' ? 'disabled' : 'active', team: of.team?.id ?? '',
    tags: of.tags.filter((x) => !x.dynamic).map((x) => x.id), sitesMode: of.sites === 'all' ? 'all' : of.sites.length > 0 ? 'some' : 'none', sites: of.sites === 'all' ? [] : of.sites.map((x) => x.id),
  };
}

const longest = 120;
const name = (v: string) => required(v) ?? ([...v.trim()].length > longest ? m.form.tooLong(longest) : undefined);

/** `theirs`: name and address are the person's own and not for this form. */
export const check = (v: MemberValues, theirs: boolean) => ({
  ...(theirs ? {} : { firstName: name(v.firstName), lastName: name(v.lastName), email: email(v.email) }),
  sites: v.sitesMode === 'some' && v.sites.length === 0 ? m.form.chooseSites : undefined,
});

const sitesOf = (v: MemberValues): 'all' | string[] => (v.sitesMode === 'all' ? 'all' : v.sitesMode === 'some' ? v.sites : []);

export function toCreate(v: MemberValues): NewMember {
  return { firstName: v.firstName.trim(), lastName: v.lastName.trim(), email: v.email.trim(), role: v.role, status: v.status, team: v.team || null, tags: v.tags, sites: sitesOf(v) as never };
}

const same = (a: unknown, b: unknown) => JSON.stringify(Array.isArray(a) ? [...a].sort() : a) === JSON.stringify(Array.isArray(b) ? [...b].sort() : b);

/** Only what was changed here: what another person changed elsewhere meanwhile stays theirs. */
export function toChange(v: MemberValues, from: MemberValues): MemberChange {
  const change: Record<string, unknown> = {};
  for (const key of ['firstName', 'lastName', 'email'] as const) if (v[key].trim() !== from[key]) change[key] = v[key].trim();
  for (const key of ['role', 'status'] as const) if (v[key] !== from[key]) change[key] = v[key];
  if (v.team !== from.team) change.team = v.team || null;
  if (!same(v.tags, from.tags)) change.tags = v.tags;
  if (!same(sitesOf(v), sitesOf(from))) change.sites = sitesOf(v);
  return change as MemberChange;
}

/** What was not changed here follows what another person saved meanwhile; what was changed here stays. */
export function merge(mine: MemberValues, from: MemberValues, theirs: MemberValues): MemberValues {
  const kept = (key: keyof MemberValues) => (same(mine[key], from[key]) ? theirs[key] : mine[key]);
  const sites = same(sitesOf(mine), sitesOf(from)) ? theirs : mine;
  return { ...(Object.fromEntries(Object.keys(mine).map((k) => [k, kept(k as keyof MemberValues)])) as unknown as MemberValues), sitesMode: sites.sitesMode, sites: sites.sites };
}

interface Named { id: string; name: string }
export interface Names { teams: readonly Named[]; tags: readonly Named[]; sites: readonly Named[] }

/** Where the form and what is saved by now differ, in words. */
export function differences(mine: MemberValues, theirs: MemberValues, names: Names): Difference[] {
  const of = (all: readonly Named[], ids: readonly string[]) => ids.map((id) => all.find((x) => x.id === id)?.name ?? id).sort().join(', ');
  const words = (v: MemberValues): Record<string, string> => ({
    [m.form.firstName]: v.firstName.trim(), [m.form.lastName]: v.lastName.trim(), [m.columns.email]: v.email.trim(), [m.columns.role]: common.role[v.role], [m.columns.status]: m.status[v.status],
    [m.columns.team]: v.team ? of(names.teams, [v.team]) : m.unassigned, [m.columns.tags]: of(names.tags, v.tags), [m.columns.sites]: v.sitesMode === 'all' ? m.allSites : of(names.sites, sitesOf(v) as string[]),
  });
  const a = words(mine), b = words(theirs);
  return Object.keys(a).filter((k) => a[k] !== b[k]).map((label) => ({ label, mine: a[label] ?? '', theirs: b[label] ?? '' }));
}

/** Why the name and the address of somebody are not for an Admin to change; undefined where the server may still allow it. */
export function ownNames(of: Pick<Member, 'status' | 'lastLogin' | 'identityProvider'>): string | undefined {
  if (of.status === 'invited') return m.form.invitedNames;
  return of.lastLogin !== null || of.identityProvider !== 'internal' ? m.form.ownNames : undefined;
}
