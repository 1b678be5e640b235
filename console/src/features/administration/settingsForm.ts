import type { Workspace } from '../../api/types';
import { administration } from '../../texts';
import { email, required } from '../../ui/validate';

const t = administration.settings;

/** The settings as typed: numbers are text until they are sent. */
export type SettingsValues = ReturnType<typeof toForm>;

export function toForm(w: Workspace) {
  return {
    name: w.name, contactEmail: w.contactEmail ?? '', locale: w.locale, timeZone: w.timeZone, invitationDays: String(w.invitationDays), managersMayInviteAdmins: w.managersMayInviteAdmins,
    sessionIdleMinutes: w.sessionIdleMinutes?.toString() ?? '', sessionHours: w.sessionHours?.toString() ?? '', requireTwoFactor: w.requireTwoFactor, requiredProvider: w.requiredProvider ?? '',
  };
}

export function fromForm(v: SettingsValues) {
  const number = (text: string) => (text.trim() === '' ? null : Number(text));
  return {
    ...v, name: v.name.trim(), contactEmail: v.contactEmail.trim() || null, invitationDays: Number(v.invitationDays), sessionIdleMinutes: number(v.sessionIdleMinutes), sessionHours: number(v.sessionHours), requiredProvider: v.requiredProvider || null,
  };
}

const whole = (text: string, min: number, max: number, optional = false) =>
  (optional && text.trim() === '') || (/^\d+$/.test(text.trim()) && Number(text) >= min && Number(text) <= max) ? undefined : t.number(min, max);

/** The server's own limits, said before it has to. */
export function check(v: SettingsValues): Partial<Record<keyof SettingsValues, string | undefined>> {
  return {
    name: required(v.name), contactEmail: v.contactEmail.trim() ? email(v.contactEmail) : undefined, timeZone: required(v.timeZone), invitationDays: whole(v.invitationDays, 1, 365),
    sessionIdleMinutes: whole(v.sessionIdleMinutes, 5, 10_080, true), sessionHours: whole(v.sessionHours, 1, 720, true),
  } as Partial<Record<keyof SettingsValues, string>>;
}

export const labels: Record<keyof SettingsValues, string> = {
  name: t.name, contactEmail: t.contact, locale: t.locale, timeZone: t.zone, invitationDays: `${t.invitationDays} (${t.days})`, managersMayInviteAdmins: t.adminsByManagers,
  sessionIdleMinutes: `${t.idle} (${t.minutes})`, sessionHours: `${t.hours} (${t.hoursUnit})`, requireTwoFactor: t.twoFactor, requiredProvider: t.provider,
};

/** Where two versions differ. */
export function differences(mine: SettingsValues, theirs: SettingsValues): (keyof SettingsValues)[] {
  return (Object.keys(mine) as (keyof SettingsValues)[]).filter((k) => mine[k] !== theirs[k]);
}
