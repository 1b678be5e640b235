import { expect, it } from 'vitest';
import type { Workspace } from '../../api/types';
import { check, differences, fromForm, toForm } from './settingsForm';

const workspace = {
  id: 'wsp_1', slug: 'acme', name: 'Acme', contactEmail: null, locale: 'en', timeZone: 'UTC', invitationDays: 14, sessionIdleMinutes: 720, sessionHours: null,
  requireTwoFactor: false, managersMayInviteAdmins: true, requiredProvider: null, createdAt: '2026-01-01T00:00:00Z', me: { memberId: 'm', role: 'admin', permissions: [] },
} as Workspace;

it('settings survive the way into the form and back', () => {
  expect(fromForm(toForm(workspace))).toEqual({
    name: 'Acme', contactEmail: null, locale: 'en', timeZone: 'UTC', invitationDays: 14, sessionIdleMinutes: 720, sessionHours: null, requireTwoFactor: false, managersMayInviteAdmins: true, requiredProvider: null,
  });
});

it('limits are the server’s', () => {
  const bad = check({ ...toForm(workspace), name: ' ', contactEmail: 'x', invitationDays: '0', sessionIdleMinutes: '4', sessionHours: '721' });
  expect(Object.entries(bad).filter(([, m]) => m).map(([f]) => f)).toEqual(['name', 'contactEmail', 'invitationDays', 'sessionIdleMinutes', 'sessionHours']);
  expect(Object.values(check(toForm(workspace))).filter(Boolean)).toEqual([]);
});

it('two versions differ where they differ', () => {
  expect(differences(toForm(workspace), toForm({ ...workspace, sessionHours: 12, name: 'B' }))).toEqual(['name', 'sessionHours']);
});
