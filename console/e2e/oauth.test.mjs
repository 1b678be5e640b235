import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { call, enter, eventually, people, picture, tooWide, useBrowser, violations } from './console.mjs';

const tools = process.env.OAUTH_SERVER;
const unique = Date.now();
const slug = `oauth-${unique}`;
const of = `/workspaces/${slug}/projects/tools`;

/** An agent, as small as it can be: one session, answers as JSON or as events. */
class Agent {
  #id = 0;
  #headers;
  constructor(base, key, email) {
    this.url = `${base}/mcp/${slug}/tools`;
    this.#headers = { authorization: `Bearer ${key}`, 'x-user-email': email, 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
  }
  async send(method, params, id = ++this.#id) {
    const answer = await fetch(this.url, { method: 'POST', headers: this.#headers, body: JSON.stringify({ jsonrpc: '2.0', method, params, ...(id ? { id } : {}) }) });
    const session = answer.headers.get('mcp-session-id');
    if (session) this.#headers = { ...this.#headers, 'mcp-session-id': session, 'mcp-protocol-version': '2025-11-25' };
    const text = await answer.text();
    const messages = text.split('\n').map((line) => line.replace(/^data: /, '')).filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
    return messages.find((m) => m.id === id);
  }
  async begin() {
    await this.send('initialize', { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'browser test', version: '1' } });
    await this.send('notifications/initialized', {}, 0);
    return this;
  }
  async tool(name) {
    const { result } = await this.send('tools/call', { name: `protected__${name}`, arguments: {} });
    return { text: result.content[0].text, failed: !!result.isError, kind: result._meta?.['gatehouse/error'] };
  }
}

describe('a server with OAuth', { skip: !tools }, () => {
  const { open } = useBrowser();
  let admin;
  let agent;
  let base;
  const heading = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();
  const looked = async (page, name) => {
    assert.equal([...(await tooWide(page)), ...(await violations(page))].join('\n'), '');
    await picture(page, name);
  };
  const hook = async (path, method = 'POST') => (await fetch(new URL(`/admin/${path}`, tools), { method })).text();
  const calls = async () => JSON.parse(await hook('calls', 'GET'));
  const allow = async (page, login, answer = 'Allow') => {
    await heading(page, 'Protected tools');
    if (login) {
      await page.getByLabel('Login').fill(login);
      await page.getByRole('button', { name: 'Sign in' }).click();
    }
    await page.getByRole('button', { name: answer }).click();
  };

  before(async () => {
    admin = await open();
    await enter(admin, people.admin);
    base = new URL(admin.url()).origin;
    assert.equal((await call(admin, 'POST', '/operator/workspaces', { name: 'OAuth', slug })).status, 201);
    assert.equal((await call(admin, 'POST', `/workspaces/${slug}/projects`, { name: 'Tools', slug: 'tools' })).status, 201);
    const { id } = (await call(admin, 'POST', `${of}/agents`, { name: 'Agent' })).body;
    const { key } = (await call(admin, 'POST', `${of}/agents/${id}/keys`, { name: 'Key', binding: { kind: 'any' } })).body;
    agent = new Agent(base, key, people.admin);
  });

  it('is added by an Editor, connected by a person at its own page, and called with that person’s token', async () => {
    await admin.goto(`/w/${slug}/projects/tools/servers`);
    await admin.getByRole('button', { name: 'Add server' }).click();
    const dialog = admin.getByRole('dialog', { name: 'Add an MCP server' });
    await dialog.getByLabel('Name').fill('Protected');
    await dialog.getByLabel('Address', { exact: true }).fill(tools);
    await dialog.getByRole('radio', { name: 'By OAuth' }).check();
    await dialog.getByLabel('Scopes').waitFor();
    await looked(admin, 'server-oauth');
    await dialog.getByRole('button', { name: 'Add server' }).click();
    await dialog.waitFor({ state: 'detached' });
    await admin.getByRole('row', { name: 'Protected' }).getByText('OAuth').waitFor();

    await agent.begin();
    const refused = await agent.tool('whoami');
    assert.equal(refused.kind, 'authentication');
    const link = /http\S+\/connect\/\S+/.exec(refused.text)[0];

    const page = await open({ width: 390, height: 844 });
    await enter(page, people.admin);
    await page.goto(new URL(link).pathname);
    await page.getByRole('button', { name: `Continue as ${people.admin}` }).click();
    const list = page.getByRole('list', { name: 'Accounts to connect' });
    await list.getByText('You sign in there and allow it').waitFor();
    await looked(page, 'connect-oauth');
    await list.getByRole('button', { name: 'Connect Protected' }).click();
    await allow(page, 'ada', 'Deny');
    await list.getByText('says that access was not allowed').waitFor();
    await looked(page, 'connect-oauth-denied');
    await list.getByRole('button', { name: 'Connect Protected' }).click();
    await allow(page, undefined);
    await list.getByText(/^Connected /).waitFor();
    await page.getByText('1 connected').waitFor();
    await looked(page, 'connect-oauth-done');

    assert.deepEqual(await agent.tool('whoami'), { text: 'You are ada', failed: false, kind: undefined });
    const [first] = await calls();
    assert.equal(first.subject, 'ada');
  });

  it('gets a new token where the old one ends, and says when more permissions are needed', async () => {
    await hook('expire');
    assert.equal((await agent.tool('whoami')).text, 'You are ada');
    const [first, second] = await calls();
    assert.equal(second.subject, 'ada');
    assert.notEqual(second.token, first.token);
    assert.equal(JSON.parse(await hook('counts', 'GET')).refreshes, 1);

    const narrow = await agent.tool('write');
    assert.equal(narrow.kind, 'authentication');
    assert.match(narrow.text, /wants more permissions/);
    const page = await open({ width: 390, height: 844, scheme: 'dark' });
    await enter(page, people.admin);
    await page.goto(new URL(/http\S+\/connect\/\S+/.exec(narrow.text)[0]).pathname);
    await page.getByRole('button', { name: `Continue as ${people.admin}` }).click();
    await page.getByText('Wants more permissions', { exact: true }).waitFor();
    await looked(page, 'connect-oauth-narrow');
    await page.getByRole('button', { name: 'Disconnect' }).waitFor();
    await page.getByRole('button', { name: 'Allow more for Protected' }).click();
    await allow(page, 'ada');
    await page.getByText('1 connected').waitFor();
    assert.equal((await agent.tool('write')).text, 'Written for ada');
  });

  it('is cut while it runs when access is revoked, tells how to come back, and takes its tokens back', async () => {
    const before = JSON.parse(await hook('counts', 'GET')).revoked;
    const running = agent.tool('wait');
    await eventually(async () => (await calls()).some((c) => c.tool === 'wait'), true);
    await admin.goto(`/w/${slug}/projects/tools/users`);
    await admin.getByRole('row', { name: people.admin }).click();
    const drawer = admin.getByRole('dialog', { name: `Details of ${people.admin}` });
    await drawer.getByText('Allowed:').waitFor();
    await hook('revocation/503');
    await drawer.getByRole('checkbox', { name: 'Select Protected' }).check();
    await drawer.getByRole('button', { name: 'Revoke…' }).click();
    await admin.getByRole('button', { name: 'Revoke 1 server' }).click();
    const cut = await running;
    assert.equal(cut.kind, 'authentication');
    assert.match(cut.text, /ended while the call was running/);
    const next = await agent.tool('whoami');
    assert.equal(next.kind, 'authentication');
    assert.match(next.text, /has not connected Protected/);
    const states = async () => (await call(admin, 'GET', `${of}/users`)).body.items[0].id;
    const receipt = async () => (await call(admin, 'GET', `${of}/users/${await states()}/revocations`)).body.receipts[0].provider;
    await admin.getByRole('dialog', { name: `Revoked 1 server for ${people.admin}` }).getByText('Failed, retrying').waitFor();
    assert.equal(await receipt(), 'failed');
    await admin.reload();
    await admin.getByText('Failed, retrying').waitFor();
    await picture(admin, 'revocation-failed');
    await hook('revocation/200');
    await eventually(receipt, 'revoked');
    assert.equal(JSON.parse(await hook('counts', 'GET')).revoked - before, 2);

    const page = await open();
    await enter(page, people.admin);
    await page.goto(new URL(/http\S+\/connect\/\S+/.exec(next.text)[0]).pathname);
    await page.getByRole('button', { name: `Continue as ${people.admin}` }).click();
    await page.getByRole('button', { name: 'Connect Protected' }).click();
    await allow(page, 'grace');
    await page.getByText('1 connected').waitFor();
    assert.equal((await agent.tool('whoami')).text, 'You are grace');
  });

  it('is connected for the whole project by an Editor', async () => {
    assert.equal((await call(admin, 'POST', `${of}/servers`, { name: 'Shared', slug: 'shared', url: tools, auth: { kind: 'oauth', level: 'project' } })).status, 201);
    await admin.goto(`/w/${slug}/projects/tools/servers`);
    const row = admin.getByRole('row', { name: 'Shared' });
    await row.getByText('Not connected').waitFor();
    await row.getByRole('button', { name: 'Actions for Shared' }).click();
    await admin.getByRole('menuitem', { name: 'Connection' }).click();
    const dialog = admin.getByRole('dialog', { name: 'Connection to “Shared”' });
    await dialog.getByText('calls to this server fail').waitFor();
    await looked(admin, 'server-oauth-connection');
    await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
    await allow(admin, 'team');
    await dialog.getByText('Allowed: tools').waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await row.getByText('connected', { exact: true }).waitFor();
    const { result } = await agent.send('tools/call', { name: 'shared__whoami', arguments: {} });
    assert.equal(result.content[0].text, 'You are team');
  });
});
