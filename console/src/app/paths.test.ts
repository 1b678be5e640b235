import { describe, expect, it } from 'vitest';
import { isPublic, paths, safeReturn } from './paths';

describe('the path builder', () => {
  it('fills in and escapes what it is given', () => {
    expect(paths.workspace('acme').licence()).toBe('/w/acme/administration/licence');
    expect(paths.workspace('a/b').home()).toBe('/w/a%2Fb');
    expect(paths.workspace('acme').provider('idp_1')).toBe('/w/acme/administration/identity-providers/idp_1');
  });
  it('leaves out empty search parameters', () => {
    expect(paths.workspace('acme').audit({ action: 'a.b', q: '' })).toBe('/w/acme/administration/audit?action=a.b');
    expect(paths.signIn({ returnTo: '/w/acme?x=1' })).toBe('/sign-in?returnTo=%2Fw%2Facme%3Fx%3D1');
  });
});

describe('where a sign-in returns to', () => {
  it.each(['/w/acme', '/invitation', '/connect', '/account/security?x=1', '/w/acme/administration/audit?q=a%20b'])('takes %s', (p) => expect(safeReturn(p)).toBe(p));
  it.each([null, '', 'https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/\tx', '/sign-in', '/setup?token=x', '/invitation/abc', '/connect/abc', '/w/acme\\..'])('refuses %s', (p) =>
    expect(safeReturn(p)).toBe('/'));
});

describe('public pages', () => {
  it.each(['/sign-in', '/setup', '/forgot', '/reset/abc', '/confirm-email/abc', '/invitation', '/invitation/abc', '/connect', '/connect/abc', '/welcome'])('%s', (p) => expect(isPublic(p)).toBe(true));
  it.each(['/', '/w/acme', '/reset', '/sign-in/x', '/account/security'])('not %s', (p) => expect(isPublic(p)).toBe(false));
});
