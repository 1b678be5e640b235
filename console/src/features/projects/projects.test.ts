import { describe, expect, it } from 'vitest';
import { isProblem, onFields, placed, Problem } from '../../api/problem';
import { asBody, scoped } from '../projectusers/queries';
import { curl, endpoint, json } from './clientForms';
import { isLimit, keyOf, newKey, places } from './keyForm';
import { linkOf, newLink } from './linkForm';
import { authOf, endsSecrets, newServer, valuesOf } from './serverForm';

describe('a server’s form', () => {
  const header = { ...newServer, name: 'GitHub', slug: 'github', url: 'https://mcp.example.com/mcp', kind: 'header' as const };

  it('sends only what belongs to the kind', () => {
    expect(authOf(newServer)).toEqual({ kind: 'none' });
    expect(authOf(header)).toEqual({ kind: 'header', level: 'user', name: 'Authorization', prefix: 'Bearer ' });
    expect(authOf({ ...header, kind: 'query', queryName: ' key ' })).toEqual({ kind: 'query', level: 'user', name: 'key' });
    expect(authOf({ ...header, kind: 'oauth', scopes: ' a, b  c', clientSecret: 'left' })).toEqual({ kind: 'oauth', level: 'user', scopes: ['a', 'b', 'c'] });
    expect(authOf({ ...header, kind: 'oauth', clientId: ' us ', clientSecret: 's' })).toEqual({ kind: 'oauth', level: 'user', scopes: [], clientId: 'us', clientSecret: 's' });
  });

  it('reads back what it sent', () => {
    const view = { id: 'srv_1', slug: 'github', name: 'GitHub', description: '', url: header.url, auth: { kind: 'header', level: 'user', name: 'Authorization', prefix: 'Bearer ' }, enabled: true, createdAt: '2026-01-01T00:00:00Z' } as const;
    expect(valuesOf(view as never)).toEqual(header);
  });

  it('says when secrets end: another host, kind or level, but not another path', () => {
    expect(endsSecrets(header, { ...header, url: 'https://mcp.example.com/other' })).toBe(false);
    expect(endsSecrets(header, { ...header, url: 'https://other.example.com/mcp' })).toBe(true);
    expect(endsSecrets(header, { ...header, level: 'project' })).toBe(true);
    expect(endsSecrets(header, { ...header, kind: 'none' })).toBe(true);
    expect(endsSecrets({ ...header, kind: 'oauth' }, { ...header, kind: 'oauth', url: 'https://mcp.example.com/other' })).toBe(true);
    expect(endsSecrets({ ...header, kind: 'oauth' }, { ...header, kind: 'oauth', clientId: 'us' })).toBe(true);
    expect(endsSecrets(newServer, { ...newServer, url: 'https://other.example.com/' })).toBe(false);
  });
});

describe('a key’s form', () => {
  it('sends the binding of its kind, and limits only when there are some', () => {
    expect(keyOf({ ...newKey, name: ' prod ', emails: 'ana@a.example, bo@a.example\nana@a.example', domains: 'left.example', expires: 'never' }, 0)).toEqual({ name: 'prod', binding: { kind: 'list', emails: ['ana@a.example', 'bo@a.example'] } });
    expect(keyOf({ ...newKey, name: 'x', kind: 'any', expires: '30', addresses: '192.0.2.0/24\n198.51.100.7', perMinute: '60' }, 0)).toEqual({ name: 'x', binding: { kind: 'any' }, expiresAt: '1970-01-31T00:00:00.000Z', addresses: ['192.0.2.0/24', '198.51.100.7'], perMinute: 60 });
  });
  it('knows a limit', () => expect(['', '1', '100000', '0', '100001', '1.5', 'x'].map(isLimit)).toEqual([true, true, true, false, false, false, false]));
  it('shows complaints about the binding on its field', async () => {
    const refused = Promise.reject(new Problem('invalid-input', 422, 'Invalid', undefined, [{ pointer: '/binding/emails/1', detail: 'No address.' }, { pointer: '/name', detail: 'Taken.' }]));
    const e = await placed(refused, places).catch((x: unknown) => x);
    expect(isProblem(e) && onFields(e, Object.keys(newKey)).fields).toEqual({ emails: 'No address.', name: 'Taken.' });
  });
});

describe('an auth link’s form', () => {
  it('sends only what belongs to its kind, and ends when its kind usually does', () => {
    expect(linkOf({ ...newLink, email: ' ana@a.example ', domains: 'left.example' }, 0)).toEqual({ kind: 'personal', email: 'ana@a.example', expiresAt: '1970-01-08T00:00:00.000Z' });
    expect(linkOf({ ...newLink, kind: 'user', email: 'left@a.example', domains: '@a.example, b.example\n@a.example', servers: ['srv_1'], note: ' Sales ', expires: '90' }, 0))
      .toEqual({ kind: 'user', domains: ['a.example', 'b.example'], servers: ['srv_1'], note: 'Sales', expiresAt: '1970-04-01T00:00:00.000Z' });
  });
});

describe('a client’s configuration', () => {
  const of = { url: endpoint('https://gate.example', 'acme', 'support'), name: 'support', secret: 'gha_1.s', email: 'ana@acme.example' };
  it('has the address and both headers', () => {
    expect(of.url).toBe('https://gate.example/mcp/acme/support');
    expect(JSON.parse(json(of)).mcpServers.support).toEqual({ type: 'http', url: of.url, headers: { Authorization: 'Bearer gha_1.s', 'x-user-email': 'ana@acme.example' } });
    expect(curl(of)).toContain("-H 'Authorization: Bearer gha_1.s'");
  });
});

describe('a bulk action on a project’s users', () => {
  it('names the project, and sends one choice as one value', () =>
    expect(scoped('support', { list: 'project-users', action: 'revoke', filter: { q: 'ana', server: ['srv_1'], activeIn: ['7'], never: ['false'] } })).toEqual({ list: 'project-users', action: 'revoke', scope: 'support', filter: { q: 'ana', server: ['srv_1'], activeIn: '7', never: false } }));
  it('leaves out what is not asked for', () => expect(asBody({})).toEqual({}));
});
