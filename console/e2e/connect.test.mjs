import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { call, enter, people, picture, tooWide, useBrowser, violations } from './console.mjs';

const unique = Date.now();
const slug = `connect-${unique}`;
const of = `/workspaces/${slug}/projects/copilot`;

describe('an auth link', () => {
  const { open } = useBrowser();
  const phone = { width: 390, height: 844 };
  let admin;
  const link = async (body, path = of) => {
    const made = await call(admin, 'POST', `${path}/auth-links`, body);
    assert.equal(made.status, 201);
    return { path: new URL(made.body.url).pathname, id: made.body.link.id };
  };
  const looked = async (page, name) => {
    assert.equal([...(await tooWide(page)), ...(await violations(page))].join('\n'), '');
    await picture(page, name);
  };
  const heading = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();

  before(async () => {
    admin = await open();
    await enter(admin, people.admin);
    assert.equal((await call(admin, 'POST', '/operator/workspaces', { name: 'Connect', slug })).status, 201);
    assert.equal((await call(admin, 'POST', `/workspaces/${slug}/projects`, { name: 'Support Copilot', slug: 'copilot' })).status, 201);
    assert.equal((await call(admin, 'POST', `/workspaces/${slug}/projects`, { name: 'Empty', slug: 'empty' })).status, 201);
    for (const name of ['GitHub', 'Jira', 'Notion']) {
      assert.equal((await call(admin, 'POST', `${of}/servers`, { name, url: `https://${name.toLowerCase()}.example.com/mcp`, auth: { kind: 'header' } })).status, 201);
    }
  });

  it('is proven by a sign-in, then connects, renews and disconnects servers', async () => {
    const page = await open(phone);
    await page.goto((await link({ kind: 'personal', email: people.admin })).path);
    await heading(page, 'Connect your accounts to Support Copilot');
    await page.getByText('and works once').waitFor();
    assert.equal(await page.getByText(people.admin).count(), 0);
    await page.getByRole('link', { name: 'I have a Gatehouse sign-in' }).click();
    await page.getByLabel('E-mail').fill(people.admin);
    await page.getByLabel('Password', { exact: true }).fill('correct horse battery staple');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.waitForURL('**/connect');
    await page.getByRole('button', { name: `Continue as ${people.admin}` }).waitFor();
    await looked(page, 'connect-signed-in');
    await page.getByRole('button', { name: `Continue as ${people.admin}` }).click();
    const list = page.getByRole('list', { name: 'Accounts to connect' });
    await list.getByText('Needs a key of your own').nth(2).waitFor();
    await page.getByText('0 connected').waitFor();

    await list.getByRole('button', { name: 'Add key for GitHub' }).press('Enter');
    const field = list.getByLabel('Your key for GitHub');
    await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'secret');
    await page.keyboard.press('Enter');
    await list.getByText('Fill this in.').waitFor();
    await field.fill('with an umlaut ü');
    await page.keyboard.press('Enter');
    await list.getByText('Must be plain characters').waitFor();
    assert.equal(await field.inputValue(), 'with an umlaut ü');
    await looked(page, 'connect-key-refused');
    await field.fill(' secret-of-mine ');
    await page.keyboard.press('Enter');
    // There is no such server: the person is told, and may keep the key all the same.
    await list.getByText('could not be tested').waitFor();
    await looked(page, 'connect-key-untested');
    await list.getByRole('button', { name: 'Keep it anyway' }).click();
    await list.getByText(/^Connected /).waitFor();
    await page.getByText('1 connected').waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Manage GitHub');
    await looked(page, 'connect-list');

    await page.reload();
    await list.getByRole('button', { name: 'Manage GitHub' }).press('Enter');
    await field.fill('another');
    await list.getByRole('button', { name: 'Replace the key' }).click();
    await list.getByRole('button', { name: 'Keep it anyway' }).click();
    await field.waitFor({ state: 'detached' });
    await list.getByRole('button', { name: 'Manage GitHub' }).click();
    await page.keyboard.press('Escape');
    await field.waitFor({ state: 'detached' });
    await list.getByRole('button', { name: 'Manage GitHub' }).click();
    await list.getByRole('button', { name: 'Disconnect' }).click();
    await list.getByText('is cut at once').waitFor();
    await looked(page, 'connect-disconnect');
    await list.getByRole('button', { name: 'Disconnect' }).click();
    await list.getByRole('button', { name: 'Add key for GitHub' }).waitFor();
    await page.getByText('0 connected').waitFor();
    await page.getByRole('button', { name: 'Finish later' }).click();
    await heading(page, 'That is all for now');
    await looked(page, 'connect-done');
    await page.getByRole('button', { name: 'Back to the accounts' }).click();
    await list.waitFor();
  });

  it('asks a stranger for a code, in the dark, and tells nothing about addresses', async () => {
    const page = await open({ ...phone, scheme: 'dark' });
    // As where mail is set up, which the sample organisation need not have.
    await page.route('**/api/v1/sign-in-options*', async (route) => { const r = await route.fetch(); await route.fulfill({ response: r, json: { ...(await r.json()), mail: true } }); });
    await page.goto((await link({ kind: 'user', domains: ['acme.example'] })).path);
    await page.getByText('This link is for addresses at acme.example.').waitFor();
    await page.getByRole('button', { name: 'Send me a code' }).click();
    await page.getByText('Fill this in.').waitFor();
    await looked(page, 'connect-email');
    await page.getByLabel('E-mail').fill('somebody@elsewhere.example');
    await page.getByRole('button', { name: 'Send me a code' }).click();
    await heading(page, 'Is this your e-mail?');
    assert.equal(await page.getByRole('button', { name: 'Send again' }).isDisabled(), true);
    await page.getByLabel('Code').fill('000000');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('This code is wrong').waitFor();
    await looked(page, 'connect-code');
    await page.reload();
    await heading(page, 'Is this your e-mail?');
    await page.getByRole('button', { name: 'Use another address' }).click();
    assert.equal(await page.getByLabel('E-mail').inputValue(), 'somebody@elsewhere.example');
  });

  it('goes on after the code, marks a refused key, and lets somebody else begin', async () => {
    const page = await open({ ...phone, scheme: 'dark' });
    // Stands in for the mail, which the sample organisation does not send: the code of the test is right.
    let proven = false;
    const email = 'tomas.herrera@acme.example';
    const changed = async (route, more) => { const r = await route.fetch(); await route.fulfill({ response: r, json: { ...(await r.json()), ...more } }); };
    await page.route('**/api/v1/sign-in-options*', (route) => changed(route, { mail: true }));
    await page.route(/\/api\/v1\/connect\/[^/]+$/, (route) => changed(route, proven ? { provenAs: email } : {}));
    await page.route('**/api/v1/connect/*/proof', (route) => { proven = true; return route.fulfill({ status: 204 }); });
    await page.route('**/api/v1/connect/*/servers', (route) => route.fulfill({ json: { email, items: [{ id: 'srv_1', name: 'GitHub', connected: true, since: new Date().toISOString(), lastError: 'HTTP 401' }] } }));
    await page.goto((await link({ kind: 'user', domains: ['acme.example'] })).path);
    await page.getByLabel('E-mail').fill(email);
    await page.keyboard.press('Enter');
    await page.getByLabel('Code').fill('123456');
    await page.keyboard.press('Enter');
    await page.getByText('Refused your key').waitFor();
    await page.getByText('0 connected').waitFor();
    await page.getByRole('button', { name: 'New key for GitHub' }).click();
    await page.getByText('It was refused: HTTP 401').waitFor();
    await looked(page, 'connect-refused');
    await page.getByRole('button', { name: 'Not you?' }).click();
    await page.getByRole('button', { name: 'Send me a code' }).waitFor();
  });

  it('says when it has ended, when there is nothing to connect, and when the sign-in does not count', async () => {
    const ended = await link({ kind: 'personal', email: people.monitor });
    const page = await open();
    await page.goto(ended.path);
    await heading(page, 'Connect your accounts to Support Copilot');
    assert.equal((await call(admin, 'DELETE', `${of}/auth-links/${ended.id}`)).status, 204);
    await page.reload();
    await heading(page, 'This link no longer works');
    await looked(page, 'connect-ended');

    const other = await link({ kind: 'personal', email: people.monitor });
    await admin.goto(other.path);
    await admin.getByRole('link', { name: 'I have a Gatehouse sign-in' }).click();
    await admin.getByText('Your sign-in does not count for this link').waitFor();
    await admin.getByRole('button', { name: 'Sign in as someone else' }).waitFor();
    await looked(admin, 'connect-other-sign-in');

    await admin.goto((await link({ kind: 'personal', email: people.admin }, `/workspaces/${slug}/projects/empty`)).path);
    await admin.getByRole('button', { name: `Continue as ${people.admin}` }).click();
    await heading(admin, 'Nothing to connect');
    await looked(admin, 'connect-empty');
  });
});
