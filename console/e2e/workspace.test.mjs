import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { call, enter, enterHearing, eventually, people, useBrowser } from './console.mjs';

// The way in leads through a redirect, at which the navigation is laid anew.
const entries = (page, expected) => eventually(() => page.getByRole('navigation', { name: 'Main' }).getByRole('listitem').getByRole('link').allTextContents(), expected);
const asAdmin = async (open) => { const page = await open(); await enter(page, people.admin); return page; };

describe('a workspace', () => {
  const { open } = useBrowser();

  it('shows each role what it can use', async () => {
    const admin = await asAdmin(open);
    await entries(admin, ['Home', 'Users', 'Projects', 'Jobs', 'Users & Roles', 'Teams', 'Tags', 'Sites', 'Licence', 'Audit', 'Roles & rights', 'API tokens', 'Identity providers', 'Settings', 'Server health']);
    const monitor = await open();
    await enter(monitor, people.monitor);
    await entries(monitor, ['Home', 'Users', 'Projects', 'Jobs', 'Users & Roles', 'Teams', 'Tags', 'Sites', 'Audit', 'Roles & rights', 'Identity providers', 'Settings']);
    await monitor.goto('/w/acme/administration/settings');
    await monitor.getByText('may see this but not change it').waitFor();
    assert.equal(await monitor.getByRole('button', { name: 'Save changes' }).count(), 0);
    const agent = await open();
    await enter(agent, people.agent);
    await entries(agent, ['Home']);
  });

  it('has another role for the same person elsewhere, one switch away', async () => {
    const page = await open();
    await enter(page, people.both);
    const before = await page.getByRole('button', { name: /^Workspace:/ }).getAttribute('aria-label');
    const there = before.includes('Globex') ? { name: 'Acme', label: 'Editor' } : { name: 'Globex', label: 'Manager' };
    await page.getByRole('button', { name: /^Workspace:/ }).click();
    await page.getByRole('menuitem').filter({ hasText: there.name }).filter({ hasText: there.label }).click();
    await page.getByRole('heading', { level: 1, name: there.name }).waitFor();
    await page.getByText('Your role').locator('xpath=../..').getByText(there.label, { exact: true }).waitFor();
    assert.notEqual(await page.getByRole('button', { name: /^Workspace:/ }).getAttribute('aria-label'), before);
  });

  it('takes the palette’s word for a page', async () => {
    const page = await asAdmin(open);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('licen');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Licence' }).waitFor();
  });

  it('tells its seats, what each role may do, and how the server is', async () => {
    const page = await asAdmin(open);
    const licence = (await call(page, 'GET', '/workspaces/acme/licence')).body;
    await page.goto('/w/acme/administration/licence');
    await page.getByText(`${licence.left} seats are left`).waitFor();
    await page.goto('/w/acme/administration/roles');
    const row = page.getByRole('row', { name: /members\.write/ });
    await row.waitFor();
    assert.equal(await row.getByText('Admin may', { exact: true }).count(), 1);
    assert.equal(await row.getByText('AgentUser may not', { exact: true }).count(), 1);
    const health = await call(page, 'GET', '/health');
    await page.goto('/w/acme/administration/health');
    await page.getByText(health.body.versions.java).first().waitFor();
  });

  it('is made and given its seats by the operator', async () => {
    const page = await asAdmin(open);
    const name = `Branch ${Date.now()}`;
    await page.goto('/operator/workspaces');
    await page.getByRole('button', { name: 'New workspace' }).first().click();
    await page.getByRole('dialog').getByLabel('Name').fill(name);
    await page.getByRole('button', { name: 'Make the workspace' }).click();
    await page.getByText(`${name} is made.`).waitFor();
    await page.goto(`/operator/workspaces?q=${encodeURIComponent(name)}`);
    await page.getByRole('button', { name: `Actions for ${name}` }).click();
    await page.getByRole('menuitem', { name: 'Set seats' }).click();
    await page.getByLabel('Number of seats').fill('7');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByText('Seats saved.').waitFor();
    await page.getByRole('cell', { name: '7', exact: true }).waitFor();
  });

  it('lets no one’s settings be overwritten unseen', async () => {
    const page = await asAdmin(open);
    await page.goto('/w/acme/administration/settings');
    const contact = page.getByLabel('Contact e-mail');
    await contact.waitFor();
    const days = Number(await page.getByLabel('Invitations are good for').inputValue());
    assert.equal((await call(page, 'PATCH', '/workspaces/acme', { invitationDays: days === 14 ? 15 : 14 })).status, 200);
    await contact.fill('second@acme.example');
    await page.getByRole('button', { name: 'Save changes' }).click();
    const conflict = page.getByRole('alert').filter({ hasText: 'Someone else saved' });
    await conflict.getByRole('row', { name: /Invitations are good for/ }).waitFor();
    assert.equal(await contact.inputValue(), 'second@acme.example');
    await conflict.getByRole('button', { name: 'Save mine over it' }).click();
    await page.getByText('Settings saved.').waitFor();
    assert.equal((await call(page, 'GET', '/workspaces/acme')).body.contactEmail, 'second@acme.example');
  });

  it('puts the server’s complaint on the field, and keeps what was typed', async () => {
    const page = await asAdmin(open);
    await page.goto('/w/acme/administration/identity-providers/new');
    await page.getByLabel('Name').fill('Odd one');
    await page.getByLabel('Issuer').fill('no address at all');
    await page.getByLabel('Client ID').fill('client');
    await page.getByRole('button', { name: 'Add the provider' }).click();
    await page.locator('input[name=issuer][aria-invalid=true]').waitFor();
    assert.equal(await page.getByLabel('Client ID').inputValue(), 'client');
  });

  it('writes every change down, with before and after, and proves the chain as a job', async () => {
    const page = await asAdmin(open);
    const name = (await call(page, 'GET', '/workspaces/acme')).body.name;
    await call(page, 'PATCH', '/workspaces/acme', { name: `${name}!` });
    await call(page, 'PATCH', '/workspaces/acme', { name });
    await page.goto('/w/acme/administration/audit');
    await page.getByRole('table', { name: 'Audit log' }).getByRole('button').first().click();
    await page.getByRole('row', { name: new RegExp(`^name .*${name}`) }).waitFor();
    await page.getByRole('button', { name: 'Verify chain' }).click();
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Jobs' }).waitFor();
    await page.locator('tr[data-open]').getByText('Done', { exact: true }).waitFor();
  });

  it('exports what the list shows, as a file', async () => {
    const page = await asAdmin(open);
    await page.goto('/w/acme/administration/audit');
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    // Asked for as the link would: this Chromium tells nobody of its downloads.
    const link = page.getByRole('link', { name: 'Download' });
    await link.waitFor();
    const file = await page.request.get(await link.getAttribute('href'));
    assert.match(file.headers()['content-disposition'], /attachment; filename="audit-.*\.csv"/);
    const rows = (await file.text()).trim().split('\n');
    assert.match(rows[0], /^Number,/);
    assert.ok(rows.length > 1, 'an entry a row');
  });

  it('hands everyone the file of their own data', async () => {
    const page = await open();
    await enter(page, people.monitor);
    await page.goto('/account/data');
    await page.getByRole('button', { name: /^Make / }).click();
    const link = page.getByRole('link', { name: 'Download' });
    await link.waitFor();
    const file = await page.request.get(await link.getAttribute('href'));
    assert.match(file.headers()['content-disposition'], /attachment; filename="gatehouse-my-data-.*\.json"/);
    assert.equal((await file.json()).profile[0].email, people.monitor);
  });

  it('verifies the server’s log in place', async () => {
    const page = await asAdmin(open);
    await page.goto('/operator/audit');
    await page.getByRole('button', { name: 'Verify chain' }).click();
    await page.getByRole('status').getByText('Done', { exact: true }).waitFor();
  });

  it('shows a token once', async () => {
    const page = await asAdmin(open);
    await page.goto('/w/acme/administration/tokens?new=yes');
    const name = `e2e ${Date.now()}`;
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByRole('button', { name: 'Make the token' }).click();
    assert.match(await dialog.locator('code').textContent(), /^ghp_/);
    await dialog.getByRole('button', { name: 'I have copied it' }).click();
    await page.getByRole('button', { name: `End “${name}”?` }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'End', exact: true }).click();
    await page.getByText(`“${name}” is ended.`).waitFor();
    await page.getByText(name, { exact: true }).waitFor({ state: 'detached' });
  });

  it('takes a button away from an open page when the role changes, and says so', async () => {
    const admin = await asAdmin(open);
    const monitors = await call(admin, 'GET', `/workspaces/acme/members?q=${encodeURIComponent(people.monitor)}`);
    const member = monitors.body.items.find((m) => m.email === people.monitor);
    const other = await open();
    await enterHearing(other, people.monitor);
    await other.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Audit' }).waitFor();
    assert.equal((await call(admin, 'PATCH', `/workspaces/acme/members/${member.id}`, { role: 'agent-user' })).status, 200);
    await other.getByText('Your role here is now AgentUser.').waitFor();
    await other.waitForFunction(() => document.querySelectorAll('nav[aria-label=Main] li a').length === 1);
    assert.equal((await call(admin, 'PATCH', `/workspaces/acme/members/${member.id}`, { role: 'monitor' })).status, 200);
    await other.getByText('Your role here is now Monitor.').waitFor();

    assert.ok((await call(admin, 'POST', `/workspaces/acme/members/${member.id}/disable`)).status < 300);
    await other.getByRole('heading', { name: 'You are no longer in this workspace' }).waitFor();
    assert.ok((await call(admin, 'POST', `/workspaces/acme/members/${member.id}/enable`)).status < 300);
  });
});
