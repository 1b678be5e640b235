import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { call, enter, enterHearing, people, picture, tooWide, useBrowser, violations } from './console.mjs';

const unique = Date.now();
const slug = `projects-${unique}`;
const at = (rest = '') => `/w/${slug}/projects${rest}`;

describe('projects', () => {
  const { open } = useBrowser();
  const admin = async (address, window) => {
    const page = await open(window);
    await enterHearing(page, people.admin, { path: `/sign-in?returnTo=${encodeURIComponent(address)}` });
    return page;
  };
  const clean = async (page) => assert.equal((await violations(page)).join('\n'), '');

  before(async () => {
    const page = await open();
    await enter(page, people.admin);
    assert.equal((await call(page, 'POST', '/operator/workspaces', { name: 'Projects', slug })).status, 201);
  });

  it('are made, found, renamed and deleted with what goes with them', async () => {
    const page = await admin(at());
    await page.getByRole('heading', { name: 'There is no project yet' }).waitFor();
    await clean(page);
    await picture(page, 'projects-empty');
    await page.getByRole('button', { name: 'New project' }).click();
    const dialog = page.getByRole('dialog', { name: 'New project' });
    await dialog.getByRole('button', { name: 'Create project' }).click();
    await dialog.getByText('Fill this in.').waitFor();
    await dialog.getByLabel('Name').fill('Support Copilot');
    assert.equal(await dialog.getByLabel('In addresses').inputValue(), 'support-copilot');
    await dialog.getByLabel('Description').fill('Answers tickets');
    await clean(page);
    await dialog.getByRole('button', { name: 'Create project' }).click();
    await page.getByRole('heading', { level: 1, name: 'Support Copilot' }).waitFor();
    assert.match(page.url(), /\/projects\/support-copilot\/servers$/);
    await page.getByRole('heading', { name: 'There is no server yet' }).waitFor();

    await page.goto(at('?new=yes'));
    await dialog.getByLabel('Name').fill('Support Copilot');
    await dialog.getByRole('button', { name: 'Create project' }).click();
    await dialog.getByText('There is a project', { exact: false }).waitFor();
    assert.equal(await dialog.getByLabel('Name').inputValue(), 'Support Copilot');
    await dialog.getByRole('button', { name: 'Cancel' }).click();

    await page.getByRole('link', { name: 'Support Copilot' }).click();
    await page.getByRole('link', { name: 'Settings' }).last().waitFor();
    await page.getByRole('navigation', { name: 'Parts of the project' }).getByRole('link', { name: 'Settings' }).click();
    await page.getByLabel('Name').waitFor();
    assert.equal((await call(page, 'PATCH', `/workspaces/${slug}/projects/support-copilot`, { name: 'Changed elsewhere' })).status, 200);
    await page.getByLabel('Name').fill('Helpdesk');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Someone else changed it meanwhile: Changed elsewhere').waitFor();
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByRole('heading', { level: 1, name: 'Helpdesk' }).waitFor();
    await clean(page);
    await picture(page, 'project-settings');
    await page.getByRole('button', { name: 'Delete project' }).click();
    const deleting = page.getByRole('dialog');
    await deleting.getByText('0 agents with all keys').waitFor();
    assert.equal(await deleting.getByRole('button', { name: 'Delete project' }).isDisabled(), true);
    await deleting.getByLabel('Type support-copilot to confirm').fill('support-copilot');
    await deleting.getByRole('button', { name: 'Delete project' }).click();
    await page.getByRole('heading', { name: 'There is no project yet' }).waitFor();
    await page.goto(at('/support-copilot/servers'));
    await page.getByRole('heading', { name: 'There is no such project' }).waitFor();
  });

  it('have servers that are added, changed, turned off and deleted', async () => {
    const page = await admin(at());
    assert.equal((await call(page, 'POST', `/workspaces/${slug}/projects`, { name: 'Servers', slug: 'servers' })).status, 201);
    await page.goto(at('/servers/servers'));
    await page.getByRole('button', { name: 'Add server' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add an MCP server' });
    await dialog.getByLabel('Name').fill('GitHub');
    await dialog.getByText('github__tool').waitFor();
    await dialog.getByLabel('Address', { exact: true }).fill('not an address');
    await dialog.getByRole('radio', { name: 'By a secret in a header' }).check();
    await dialog.getByRole('radio', { name: 'Each person’s own' }).waitFor();
    await dialog.getByLabel('Header', { exact: true }).fill('no header!');
    await clean(page);
    await picture(page, 'server-new');
    await dialog.getByRole('button', { name: 'Add server' }).click();
    await dialog.locator('[aria-invalid=true]').first().waitFor();
    await dialog.getByLabel('Address', { exact: true }).fill('https://mcp.example.com/mcp');
    await dialog.getByRole('button', { name: 'Add server' }).click();
    await dialog.getByText('Must be the name of a header').waitFor();
    assert.equal(await dialog.getByLabel('Header', { exact: true }).getAttribute('aria-invalid'), 'true');
    await dialog.getByLabel('Header', { exact: true }).fill('Authorization');
    await dialog.getByRole('button', { name: 'Add server' }).click();
    await dialog.waitFor({ state: 'detached' });
    const row = page.getByRole('row', { name: 'GitHub' });
    await row.getByText('Header Authorization').waitFor();
    await row.getByText('each person’s own').waitFor();
    await clean(page);
    await picture(page, 'servers');

    await row.getByRole('button', { name: 'Actions for GitHub' }).click();
    await page.getByRole('menuitem', { name: 'Turn off' }).click();
    await row.getByText('Off', { exact: true }).waitFor();
    await row.click();
    const editing = page.getByRole('dialog', { name: 'Edit “GitHub”' });
    await editing.getByRole('radio', { name: 'One for the whole project' }).check();
    await editing.getByText('ends every secret').waitFor();
    await editing.getByRole('button', { name: 'Save changes' }).click();
    await row.getByText('one for the project').waitFor();

    await row.getByRole('button', { name: 'Actions for GitHub' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByLabel('Type github to confirm').fill('github');
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('heading', { name: 'There is no server yet' }).waitFor();
  });

  it('have agents with rules, and keys that are shown once and ended', async () => {
    const page = await admin(at());
    assert.equal((await call(page, 'POST', `/workspaces/${slug}/projects`, { name: 'Agents', slug: 'agents' })).status, 201);
    assert.equal((await call(page, 'POST', `/workspaces/${slug}/projects/agents/servers`, { name: 'Jira', slug: 'jira', url: 'https://jira.example.com/mcp' })).status, 201);
    await page.goto(at('/agents/agents'));
    await page.getByRole('button', { name: 'New agent' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('Triage');
    await page.getByRole('dialog').getByRole('button', { name: 'Create agent' }).click();
    await page.getByRole('heading', { level: 1, name: 'Triage' }).waitFor();
    await page.getByText('No key yet: the agent cannot get in.').waitFor();

    await page.getByRole('button', { name: 'Allow jira' }).click();
    await page.getByLabel('Forbidden').fill('not a rule!');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Must be a server', { exact: false }).waitFor();
    assert.equal(await page.getByLabel('Forbidden').getAttribute('aria-invalid'), 'true');
    await page.getByLabel('Forbidden').fill('jira__delete_issue');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('The agent is saved.').waitFor();
    const agent = (await call(page, 'GET', `/workspaces/${slug}/projects/agents/agents`)).body.items[0];
    assert.deepEqual(agent.rules, { allow: ['jira'], deny: ['jira__delete_issue'] });

    await page.getByRole('button', { name: 'New key' }).click();
    const dialog = page.getByRole('dialog', { name: 'New key' });
    await dialog.getByLabel('Name').fill('production');
    await dialog.getByRole('radio', { name: 'Anyone' }).check();
    await dialog.getByText('Whoever holds this key').waitFor();
    await dialog.getByRole('radio', { name: 'These people' }).check();
    await dialog.getByLabel('E-mail addresses', { exact: true }).fill('ana@acme.example\nnobody');
    await dialog.getByLabel('Calls a minute, at most').fill('60');
    await clean(page);
    await picture(page, 'key-new');
    await dialog.getByRole('button', { name: 'Make key' }).click();
    await dialog.locator('textarea[aria-invalid=true]').waitFor();
    await dialog.getByLabel('E-mail addresses', { exact: true }).fill('ana@acme.example');
    await dialog.getByRole('button', { name: 'Make key' }).click();
    const shown = page.getByRole('dialog', { name: 'Copy the key now' });
    const key = await shown.getByLabel('Copy the key now', { exact: true }).textContent();
    assert.match(key, /^gha_[^.]+\..+/);
    const configuration = JSON.parse(await shown.getByRole('region', { name: 'Client configuration' }).textContent());
    assert.deepEqual(configuration.mcpServers.agents, { type: 'http', url: `${new URL(page.url()).origin}/mcp/${slug}/agents`, headers: { Authorization: `Bearer ${key}`, 'x-user-email': 'person@example.com' } });
    await clean(page);
    await picture(page, 'key-shown');
    await shown.getByRole('button', { name: 'I have kept it' }).click();
    const row = page.getByRole('row', { name: 'production' });
    await row.getByText('ana@acme.example').waitFor();
    await row.getByText('60 a minute').waitFor();
    assert.equal((await page.content()).includes(key), false);
    await clean(page);
    await picture(page, 'agent');

    await row.getByRole('button', { name: 'End the key “production”?' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'End' }).click();
    await page.getByText('No key yet: the agent cannot get in.').waitFor();
    await page.getByRole('button', { name: 'Delete agent' }).click();
    await page.getByLabel('Type Triage to confirm').fill('Triage');
    await page.getByRole('dialog').getByRole('button', { name: 'Delete agent' }).click();
    await page.getByRole('heading', { name: 'There is no agent yet' }).waitFor();
  });

  it('have auth links whose address is shown once, with their states', async () => {
    const page = await admin(at());
    const of = `/workspaces/${slug}/projects`;
    assert.equal((await call(page, 'POST', of, { name: 'Links', slug: 'links' })).status, 201);
    assert.equal((await call(page, 'POST', `${of}/links/servers`, { name: 'Jira', slug: 'jira', url: 'https://jira.example.com/mcp', auth: { kind: 'header' } })).status, 201);
    await page.goto(at('/links/auth-links'));
    await page.getByRole('heading', { name: 'There is no auth link yet' }).waitFor();
    await clean(page);
    await page.getByRole('button', { name: 'New auth link' }).click();
    const dialog = page.getByRole('dialog', { name: 'New auth link' });
    await dialog.getByRole('button', { name: 'Make link' }).click();
    await dialog.getByText('Fill this in.').waitFor();
    await dialog.getByRole('radio', { name: 'Everyone at some domains' }).check();
    await dialog.getByRole('textbox', { name: 'Domains' }).fill('no domain!');
    await dialog.getByRole('checkbox', { name: 'Jira' }).check();
    await dialog.getByLabel('Note').fill('For the sales kick-off');
    await clean(page);
    await picture(page, 'auth-link-new');
    await dialog.getByRole('button', { name: 'Make link' }).click();
    await dialog.getByText('is not a domain', { exact: false }).waitFor();
    await dialog.getByRole('textbox', { name: 'Domains' }).fill('@acme.example');
    await dialog.getByRole('textbox', { name: 'Domains' }).press('Tab');
    await dialog.getByRole('button', { name: 'Make link' }).press('Enter');
    const shown = page.getByRole('dialog', { name: 'Copy the link now' });
    const url = await shown.getByLabel('Auth link', { exact: true }).textContent();
    assert.match(url, /\/connect\/[\w-]{20,}$/);
    await clean(page);
    await picture(page, 'auth-link-shown');
    await shown.getByRole('button', { name: 'I have copied it' }).click();
    const row = page.getByRole('row', { name: '@acme.example' });
    await row.getByText('Open', { exact: true }).waitFor();
    await row.getByText('For the sales kick-off').waitFor();
    assert.equal((await page.content()).includes(url), false);

    assert.equal((await call(page, 'POST', `${of}/links/auth-links`, { kind: 'personal', email: people.monitor, note: 'x'.repeat(100) })).status, 201);
    await page.reload();
    const own = page.getByRole('row', { name: people.monitor });
    await own.getByText('Personal link').waitFor();
    await own.getByText('All servers').waitFor();
    await row.getByRole('button', { name: 'Actions for the link for @acme.example' }).press('Enter');
    await page.getByRole('menuitem', { name: 'End' }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'End' }).click();
    await row.getByText('Ended').waitFor();
    await clean(page);
    await picture(page, 'auth-links');

    const phone = await admin(at('/links/auth-links'), { width: 390, height: 844, scheme: 'dark' });
    await phone.getByRole('row', { name: people.monitor }).getByText('Open', { exact: true }).waitFor();
    assert.deepEqual(await tooWide(phone), []);
    await clean(phone);
    await picture(phone, 'auth-links-phone-dark');
  });

  it('show what happened in them: by day and hour, as a table and as a file, and when nothing did', async () => {
    const page = await admin(at());
    const of = `/workspaces/${slug}/projects`;
    assert.equal((await call(page, 'POST', of, { name: 'Figures', slug: 'figures' })).status, 201);
    await page.goto(at('/figures/analytics'));
    await page.getByRole('heading', { name: 'Nothing happened in these days' }).waitFor();
    await clean(page);

    // The figures themselves are tested against the raw events on the server; here it is how they look.
    const filled = async (route) => {
      const body = await (await route.fetch()).json();
      const n = (i) => (i % 7) * 3;
      const series = (from) => from.map((p, i) => ({ ...p, sessions: n(i), queries: n(i) * 2, calls: n(i) * 5, errors: i % 3, addedAverage: 0.4, upstreamAverage: 42 }));
      const row = { calls: 612, callsBefore: 400, errors: 80, errorRate: 80 / 612, addedAverage: 0.42, upstreamAverage: 48.5 };
      const server = { id: 'srv_1', name: 'Tickets' };
      body.series = series(body.series);
      body.seriesBefore = series(body.seriesBefore);
      body.totals = { ...body.totals, sessions: 168, queries: 239, calls: 612, errors: 80, errorRate: 80 / 612, errorsByKind: { authentication: 60, rateLimit: 2, timeout: 8, execution: 10 }, added: { average: 0.42, p50: 0.31, p95: 1.2 }, upstream: { average: 48.5, p50: 40, p95: 310 } };
      body.before = { ...body.totals, sessions: 150, calls: 400 };
      Object.assign(body, { servers: [{ server, ...row }], tools: [{ server, tool: `search_${'x'.repeat(90)}`, ...row }], agents: [{ agent: { id: 'agt_1', name: 'Triage' }, sessions: 168, queries: 239, ...row }] });
      return route.fulfill({ json: body });
    };
    await page.route('**/api/v1/**/projects/figures/analytics?*', filled);
    await page.reload();
    await page.getByRole('img', { name: /^Tool calls: .* a bar for each day/ }).waitFor();
    await page.getByText('+12%').waitFor();
    await page.getByText('80 of 612').first().waitFor();
    await page.getByRole('row', { name: /^Triage/ }).getByText('13.1%').waitFor();
    await clean(page);
    await picture(page, 'analytics');
    await page.getByRole('button', { name: 'Errors', exact: true }).press('Enter');
    await page.getByRole('img', { name: /^Errors: / }).waitFor();
    await page.getByRole('combobox', { name: 'Days shown' }).click();
    await page.getByRole('option', { name: 'Last 7 days' }).click();
    await page.getByRole('button', { name: 'Hour', exact: true }).press('Enter');
    await page.getByRole('img', { name: /a bar for each hour/ }).waitFor();
    assert.match(page.url(), /days=7/);
    assert.match(page.url(), /unit=hour/);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download as CSV' }).press('Enter');
    assert.match((await download).suggestedFilename(), /^analytics-.*\.csv$/);
    await page.getByRole('button', { name: 'Show as a table' }).press('Enter');
    const hours = page.getByRole('region', { name: 'Over time' }).getByRole('row');
    await hours.nth(7 * 24).waitFor(); // the days are shown until the hours have come
    assert.equal(await hours.count(), 7 * 24 + 1);
    await clean(page);

    const phone = await admin(at(), { width: 390, height: 844, scheme: 'dark' });
    await phone.route('**/api/v1/**/projects/figures/analytics?*', filled);
    await phone.goto(at('/figures/analytics?days=90'));
    await phone.getByRole('img', { name: /a bar for each week/ }).waitFor();
    assert.deepEqual(await tooWide(phone), []);
    await clean(phone);
    await picture(phone, 'analytics-phone-dark');
  });

  it('set a secret of their own for a server, replace it and take it away, and never show it', async () => {
    const page = await admin(at());
    assert.equal((await call(page, 'POST', `/workspaces/${slug}/projects`, { name: 'Secrets', slug: 'secrets' })).status, 201);
    assert.equal((await call(page, 'POST', `/workspaces/${slug}/projects/secrets/servers`, { name: 'Jira', slug: 'jira', url: 'https://jira.example.com/mcp', auth: { kind: 'header', level: 'project' } })).status, 201);
    await page.goto(at('/secrets/servers'));
    const row = page.getByRole('row', { name: 'Jira' });
    await row.getByText('Secret missing').waitFor();
    const ask = async () => { await row.getByRole('button', { name: 'Actions for Jira' }).click(); await page.getByRole('menuitem', { name: 'Secret' }).click(); };
    await ask();
    const dialog = page.getByRole('dialog', { name: 'Secret for “Jira”' });
    await dialog.getByText('Not set').waitFor();
    await dialog.getByLabel('New secret', { exact: true }).fill('s3cret-of-jira');
    await clean(page);
    await dialog.getByRole('button', { name: 'Set the secret' }).click();
    await dialog.getByRole('button', { name: 'Keep it anyway' }).click();
    await row.getByText('secret set').waitFor();
    await ask();
    await dialog.getByRole('button', { name: 'Remove the secret' }).waitFor();
    assert.equal((await page.content()).includes('s3cret-of-jira'), false);
    await dialog.getByRole('button', { name: 'Remove the secret' }).click();
    await row.getByText('Secret missing').waitFor();
  });

  it('have users whose access is seen, revoked with receipts, and who are deleted by their address', async () => {
    const page = await admin(at());
    const of = `/workspaces/${slug}/projects/users`;
    assert.equal((await call(page, 'POST', `/workspaces/${slug}/projects`, { name: 'Users of it', slug: 'users' })).status, 201);
    await page.goto(at('/users'));
    await page.getByRole('heading', { name: 'Nobody has come yet' }).waitFor();
    assert.match(page.url(), /\/projects\/users\/users$/);
    await clean(page);
    for (const name of ['GitHub', 'Jira', 'Notion']) assert.equal((await call(page, 'POST', `${of}/servers`, { name, url: `https://${name.toLowerCase()}.example.com/mcp`, auth: { kind: 'header' } })).status, 201);
    // The way a person comes in: their link, proven by being signed in, then a secret for each server.
    const link = await call(page, 'POST', `${of}/auth-links`, { kind: 'personal', email: people.admin });
    assert.equal(link.status, 201);
    const token = link.body.url.split('/').at(-1);
    assert.equal((await call(page, 'POST', `/connect/${token}/proof`, {})).status, 204);
    const servers = (await call(page, 'GET', `/connect/${token}/servers`)).body.items;
    for (const name of ['GitHub', 'Jira']) assert.equal((await call(page, 'PUT', `/connect/${token}/servers/${servers.find((x) => x.name === name).id}`, { secret: 'mine', untested: true })).status, 204);

    await page.reload();
    const row = page.getByRole('row', { name: people.admin });
    await row.getByText('GitHub').waitFor();
    await row.getByText('Never').waitFor();
    await clean(page);
    await picture(page, 'project-users');
    const notion = servers.find((x) => x.name === 'Notion').id;
    await page.goto(at(`/users/users?pendingServer=${notion}`));
    await row.waitFor();
    await page.goto(at(`/users/users?server=${notion}`));
    await page.getByText('Nothing matches these filters').waitFor();
    await page.getByRole('button', { name: 'Clear all' }).first().click();
    await page.getByRole('button', { name: /^Weekly active/ }).click();
    await page.getByText('Nothing matches these filters').waitFor();
    assert.match(page.url(), /activeIn=7/);
    await page.getByRole('button', { name: /^Total users/ }).click();

    await row.click();
    const drawer = page.getByRole('dialog', { name: `Details of ${people.admin}` });
    await drawer.getByText('2 of 3 servers').waitFor();
    await drawer.getByText('Not authenticated').waitFor();
    await drawer.getByText('No tool call yet.').waitFor();
    await drawer.getByRole('button', { name: 'Show as a table' }).click();
    await drawer.getByRole('region', { name: 'Sessions over time' }).waitFor();
    await clean(page);
    await picture(page, 'project-user');
    await drawer.getByRole('checkbox', { name: 'Select Jira' }).check();
    await drawer.getByRole('button', { name: 'Revoke…' }).click();
    await page.getByRole('button', { name: 'Revoke 1 server' }).click();
    const receipts = page.getByRole('dialog', { name: `Revoked 1 server for ${people.admin}` });
    await receipts.getByText('The gateway refuses since').waitFor();
    await receipts.getByText('Removed', { exact: true }).waitFor();
    await clean(page);
    await picture(page, 'project-user-receipts');
    await receipts.getByRole('button', { name: 'Done' }).click();
    await drawer.getByText('1 of 3 servers').waitFor();
    await drawer.getByRole('table', { name: 'Past revocations' }).getByText('Jira').waitFor();
    await drawer.getByRole('button', { name: 'Delete user' }).click();
    const deleting = page.getByRole('dialog', { name: `Delete ${people.admin}?` });
    assert.equal(await deleting.getByRole('button', { name: 'Delete user' }).isDisabled(), true);
    await deleting.getByLabel(`Type ${people.admin} to confirm`).fill(people.admin);
    await deleting.getByRole('button', { name: 'Delete user' }).click();
    await page.getByRole('heading', { name: 'Nobody has come yet' }).waitFor();
  });

  it('revoke the access of many users at once', async () => {
    const page = await admin(at());
    const of = `/workspaces/${slug}/projects/many`;
    assert.equal((await call(page, 'POST', `/workspaces/${slug}/projects`, { name: 'Many', slug: 'many' })).status, 201);
    assert.equal((await call(page, 'POST', `${of}/servers`, { name: 'GitHub', url: 'https://github.example.com/mcp', auth: { kind: 'header' } })).status, 201);
    const token = (await call(page, 'POST', `${of}/auth-links`, { kind: 'personal', email: people.admin })).body.url.split('/').at(-1);
    assert.equal((await call(page, 'POST', `/connect/${token}/proof`, {})).status, 204);
    const server = (await call(page, 'GET', `/connect/${token}/servers`)).body.items[0].id;
    assert.equal((await call(page, 'PUT', `/connect/${token}/servers/${server}`, { secret: 'mine', untested: true })).status, 204);
    await page.goto(at('/many/users?sort=-lastActive&never=true'));
    await page.getByRole('checkbox', { name: `Select ${people.admin}` }).check();
    await page.getByRole('toolbar').getByRole('button', { name: 'Revoke access' }).click();
    await page.getByRole('dialog').getByText('Will be revoked').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke the access of 1 user' }).click();
    await page.getByRole('row', { name: people.admin }).getByText('None').waitFor();
  });

  it('fit a phone, in the dark, with a name of a hundred letters', async () => {
    const page = await admin(at(), { width: 390, height: 844, scheme: 'dark' });
    const name = 'Long'.repeat(25);
    assert.equal((await call(page, 'POST', `/workspaces/${slug}/projects`, { name, slug: 'long' })).status, 201);
    assert.equal((await call(page, 'POST', `/workspaces/${slug}/projects/long/servers`, { name, slug: 'long', url: 'https://jira.example.com/mcp', auth: { kind: 'query', name: 'key' } })).status, 201);
    const agent = (await call(page, 'POST', `/workspaces/${slug}/projects/long/agents`, { name })).body;
    assert.equal((await call(page, 'POST', `/workspaces/${slug}/projects/long/agents/${agent.id}/keys`, { name, binding: { kind: 'any' } })).status, 201);
    const wrong = [];
    for (const [part, path] of Object.entries({ list: '', users: '/long/users', servers: '/long/servers', agents: '/long/agents', agent: `/long/agents/${agent.id}`, settings: '/long/settings' })) {
      await page.goto(at(path));
      await page.getByText(name).first().waitFor();
      wrong.push(...(await tooWide(page)), ...(await violations(page)).map((v) => `${path}: ${v}`));
      await picture(page, `projects-phone-${part}`);
    }
    assert.equal(wrong.join('\n'), '');
  });

  it('are seen and not changed by a Monitor, and not seen by an AgentUser', async () => {
    const page = await open();
    await enter(page, people.monitor);
    await page.goto('/w/acme/projects');
    await page.getByRole('heading', { level: 1, name: 'Projects' }).waitFor();
    await page.goto('/w/acme/projects?new=yes');
    await page.getByRole('heading', { level: 1, name: 'Projects' }).waitFor();
    assert.equal(await page.getByRole('dialog').count(), 0);
    const agent = await open();
    await enter(agent, people.agent);
    assert.equal(await agent.getByRole('link', { name: 'Projects' }).count(), 0);
    await agent.goto('/w/acme/projects');
    await agent.getByRole('heading', { name: 'This is not for your role' }).waitFor();
  });
});
