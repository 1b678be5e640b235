import { describe, expect, it } from 'vitest';
import type { Member } from '../../api/types';
import { check, differences, emptyForm, merge, ownNames, toChange, toCreate, toForm } from './memberForm';

const ann: Member = {
  id: 'mem_1', personId: 'psn_1', name: 'Ann Lee', firstName: 'Ann', lastName: 'Lee', email: 'ann@acme.example', role: 'editor', status: 'active', bannedUntil: null, team: { id: 'tem_1', name: 'Red' },
  tags: [{ id: 'tag_2', name: 'two', dynamic: false }, { id: 'tag_1', name: 'one', dynamic: false }, { id: 'tag_9', name: 'by a rule', dynamic: true }], sites: [{ id: 'sit_1', name: 'HQ' }], identityProvider: 'internal', twoFactor: false, lastLogin: null, createdAt: '2026-01-01T00:00:00Z',
} as Member;

describe('the form of a member', () => {
  it('sends nothing when nothing was changed, whatever the order of tags', () => {
    expect(toChange({ ...toForm(ann), tags: ['tag_1', 'tag_2'] }, toForm(ann))).toEqual({});
  });

  it('sends only what was changed, null for no team, and never a tag that a rule gives', () => {
    expect(toChange({ ...toForm(ann), team: '', lastName: ' Leigh ', tags: ['tag_1'] }, toForm(ann))).toEqual({ team: null, lastName: 'Leigh', tags: ['tag_1'] });
    expect(toForm(ann).tags).not.toContain('tag_9');
  });

  it('says all sites, some or none', () => {
    expect(toChange({ ...toForm(ann), sitesMode: 'all' }, toForm(ann))).toEqual({ sites: 'all' });
    expect(toChange({ ...toForm(ann), sitesMode: 'none' }, toForm(ann))).toEqual({ sites: [] });
    expect(toForm({ ...ann, sites: 'all' as never }).sitesMode).toBe('all');
    expect(toCreate({ ...emptyForm, firstName: ' Bo ', lastName: 'Ek', email: 'bo@acme.example', sitesMode: 'some', sites: ['sit_1'] })).toMatchObject({ firstName: 'Bo', team: null, sites: ['sit_1'] });
  });

  it('wants names and an address of somebody new, and sites where some are meant', () => {
    const wrong = check({ ...emptyForm, email: 'nobody', sitesMode: 'some' }, false);
    expect(Object.entries(wrong).filter(([, v]) => v).map(([k]) => k)).toEqual(['firstName', 'lastName', 'email', 'sites']);
    expect(Object.values(check(emptyForm, true)).filter(Boolean)).toEqual([]);
  });

  it('names what differs from what another person saved', () => {
    const names = { teams: [{ id: 'tem_1', name: 'Red' }], tags: [], sites: [] };
    expect(differences({ ...toForm(ann), team: '' }, { ...toForm(ann), role: 'monitor' }, names)).toEqual([
      { label: 'Role', mine: 'Editor', theirs: 'Monitor' }, { label: 'Team', mine: 'Unassigned', theirs: 'Red' },
    ]);
  });

  it('keeps what was changed here and follows what another person changed elsewhere', () => {
    const mine = { ...toForm(ann), team: '', sitesMode: 'all' as const };
    const theirs = { ...toForm(ann), role: 'monitor' as const, sitesMode: 'none' as const, sites: [] };
    expect(merge(mine, toForm(ann), theirs)).toEqual({ ...toForm(ann), team: '', role: 'monitor', sitesMode: 'all', sites: ['sit_1'] });
  });

  it('leaves names to those who have come in', () => {
    expect(ownNames(ann)).toBeUndefined();
    expect(ownNames({ ...ann, lastLogin: '2026-02-01T00:00:00Z' })).toMatch(/own account page/);
    expect(ownNames({ ...ann, status: 'invited' })).toMatch(/invitation/);
  });
});
