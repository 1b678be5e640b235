import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { call, enter, people, picture, signIn, tooWide, useBrowser, violations } from './console.mjs';

const unique = Date.now();
const [anna, ben, cara] = ['anna', 'ben', 'cara'].map((n) => `${n}.${unique}@acme.example`);
const password = 'quiet rivers bend slowly';
const page = '/w/acme/administration/users-and-roles';

/** The link of an invitation, as the row's menu shows it. */
async function copied(admin, email) {
  await admin.goto(`${page}?invited=${encodeURIComponent(email)}`);
  await admin.getByRole('region', { name: 'Invitations' }).getByRole('button', { name: `Actions for ${email}` }).click();
  await admin.getByRole('menuitem', { name: 'Copy link' }).click();
  const link = await admin.getByRole('dialog').getByLabel('Invitation link', { exact: true }).textContent();
  await admin.getByRole('button', { name: 'I have copied it' }).click();
  return new URL(link).pathname;
}

describe('inviting', () => {
  const { open } = useBrowser();

  it('answers for each address, and one who was invited comes in with a second browser', async () => {
    const admin = await open();
    await enter(admin, people.admin);
    await admin.goto(page);
    await admin.getByLabel('Invite users', { exact: true }).last().fill(`Anna Lee <${anna}>, ${ben}\n${cara}; jonas.richter@acme`);
    await admin.getByText('4 addresses').waitFor();
    await admin.getByRole('button', { name: 'Send invitations' }).click();
    const answers = admin.getByRole('list', { name: 'What became of each address' });
    await answers.getByRole('listitem').filter({ hasText: 'jonas.richter@acme' }).getByText('Not valid').waitFor();
    for (const email of [anna, ben, cara]) await answers.getByRole('listitem').filter({ hasText: email }).getByText('Invited').waitFor();
    assert.equal((await violations(admin)).join('\n'), '');
    await picture(admin, 'inviting');
    await admin.getByRole('button', { name: 'Fix jonas.richter@acme' }).click();
    await admin.getByText('1 address', { exact: true }).waitFor();

    const link = await copied(admin, anna);
    const other = await open({ width: 390, height: 844, scheme: 'dark' });
    await other.goto(link);
    await other.getByRole('heading', { name: 'Join Acme Corp' }).waitFor();
    assert.equal((await violations(other)).join('\n'), '');
    await picture(other, 'invitation-phone');
    await other.getByLabel('First name').fill('Anna');
    await other.getByLabel('Last name').fill('Lee');
    await other.getByLabel('Password', { exact: true }).fill('too short');
    await other.getByRole('button', { name: 'Join Acme Corp' }).click();
    await other.getByText('Use at least 15 characters').waitFor();
    await other.getByLabel('Password', { exact: true }).fill(password);
    await other.getByRole('button', { name: 'Join Acme Corp' }).click();
    await other.waitForURL(/\/w\/acme$/);
    await other.getByRole('heading', { level: 1, name: 'Acme Corp', exact: true }).waitFor();
    assert.equal((await call(other, 'GET', '/workspaces/acme')).body.me.role, 'editor');

    await admin.goto(`${page}?invitations=accepted&invited=${encodeURIComponent(anna)}`);
    await admin.getByRole('region', { name: 'Invitations' }).getByRole('row', { name: anna }).getByText('Accepted').waitFor();
    const again = await open();
    await again.goto(link);
    await again.getByRole('heading', { name: 'This invitation no longer works' }).waitFor();
  });

  it('is changed, cancelled, and refused to whoever is signed in as another', async () => {
    const admin = await open();
    await enter(admin, people.admin);
    const link = await copied(admin, ben);
    const monitor = await open();
    await enter(monitor, people.monitor);
    await monitor.goto(link);
    await monitor.getByText(`this invitation is for ${ben}`).waitFor();
    await picture(monitor, 'invitation-other');
    await monitor.goto(page);
    await monitor.getByText('Managers and Admins invite.').waitFor();
    assert.equal(await monitor.getByRole('button', { name: 'Send invitations' }).count(), 0);

    await admin.goto(`${page}?invited=${encodeURIComponent(ben)}`);
    await admin.getByRole('region', { name: 'Invitations' }).getByRole('button', { name: `Actions for ${ben}` }).click();
    await admin.getByRole('menuitem', { name: 'Change role' }).click();
    await admin.getByRole('dialog').getByRole('combobox', { name: 'Role' }).click();
    await admin.getByRole('option', { name: 'Monitor' }).click();
    await admin.getByRole('button', { name: 'Change the role' }).click();
    await admin.getByText(`${ben} will come as Monitor.`).waitFor();
    await admin.getByRole('region', { name: 'Invitations' }).getByRole('button', { name: `Actions for ${ben}` }).click();
    await admin.getByRole('menuitem', { name: 'Cancel invitation' }).click();
    await admin.getByRole('dialog').getByRole('button', { name: 'Cancel invitation' }).click();
    await admin.getByText(`The invitation of ${ben} is cancelled.`).waitFor();
    await monitor.goto(link);
    await monitor.getByRole('heading', { name: 'This invitation no longer works' }).waitFor();
  });

  it('leads who has an account to sign in and back', async () => {
    const admin = await open();
    await enter(admin, people.admin);
    const slug = `branch-${unique}`;
    assert.equal((await call(admin, 'POST', '/operator/workspaces', { name: `Branch ${unique}`, slug })).status, 201);
    const { results } = (await call(admin, 'POST', `/workspaces/${slug}/invitations`, { emails: [people.agent], role: 'monitor' })).body;
    const { url } = (await call(admin, 'POST', `/workspaces/${slug}/invitations/${results[0].invitationId}/link`)).body;
    const agent = await open();
    await agent.goto(new URL(url).pathname);
    await agent.getByRole('link', { name: 'Sign in to accept' }).click();
    await signIn(agent, people.agent, { path: agent.url() });
    await agent.getByRole('button', { name: `Join Branch ${unique}` }).click();
    await agent.getByRole('heading', { level: 1, name: `Branch ${unique}`, exact: true }).waitFor();
  });
});

describe('many invitations at once', () => {
  const { open } = useBrowser();
  const region = (on) => on.getByRole('region', { name: 'Invitations' });
  const bar = (on) => on.getByRole('toolbar', { name: 'Actions for the invitations selected' });
  const address = (slug, query) => `/w/${slug}/administration/users-and-roles?${query}`;
  const states = async (on, slug, q) => (await call(on, 'GET', `/workspaces/${slug}/invitations?q=${q}`)).body.items.map((i) => i.state).sort();
  const invited = async (on, slug, mark) => {
    const emails = ['a', 'b', 'c'].map((n) => `${n}.${mark}@many.example`);
    assert.equal((await call(on, 'POST', `/workspaces/${slug}/invitations`, { emails, role: 'monitor' })).status, 200);
    return emails;
  };

  it('are resent as a job, and cancelled with one refused and told why', async () => {
    const admin = await open();
    await enter(admin, people.admin);
    const mark = `job${unique}`;
    const emails = await invited(admin, 'acme', mark);
    await admin.goto(address('acme', `invited=${mark}`));
    await region(admin).getByRole('checkbox', { name: `Select ${emails[0]}` }).check();
    await bar(admin).getByText('1 selected').waitFor();
    await region(admin).getByRole('checkbox', { name: 'Select all invitations that are loaded' }).check();
    await bar(admin).getByText('3 selected').waitFor();
    assert.equal((await violations(admin)).join('\n'), '');
    await picture(admin, 'invitations-selected');
    await bar(admin).getByRole('button', { name: 'Resend' }).click();
    await admin.getByRole('status').filter({ hasText: '3 done' }).waitFor();
    await picture(admin, 'invitations-resent');

    await region(admin).getByRole('checkbox', { name: 'Select all invitations that are loaded' }).check();
    // One of them comes in, or is taken away, in the moment before.
    const gone = (await call(admin, 'GET', `/workspaces/acme/invitations?q=${emails[1]}`)).body.items[0].id;
    await admin.route(`**/invitations/${gone}`, (r) => r.fulfill({ status: 409, contentType: 'application/problem+json', body: JSON.stringify({ type: '/problems/conflict', title: 'Conflict', status: 409, detail: 'They have accepted it. Look among the members.' }) }));
    await bar(admin).getByRole('button', { name: 'Cancel invitations' }).click();
    const dialog = admin.getByRole('dialog', { name: 'Cancel 3 invitations?' });
    await dialog.getByText(emails[2]).waitFor();
    await picture(admin, 'invitations-cancel');
    await dialog.getByRole('button', { name: 'Cancel 3 invitations' }).click();
    await admin.getByRole('status').filter({ hasText: '2 cancelled · 1 refused' }).waitFor();
    await admin.getByRole('button', { name: 'Why' }).click();
    const why = admin.getByRole('dialog', { name: 'What was not done' });
    await why.getByText('They have accepted it. Look among the members.').waitFor();
    await why.getByRole('button', { name: 'Close' }).last().click();
    assert.deepEqual((await states(admin, 'acme', mark)).filter((x) => x === 'cancelled').length, 2);
  });

  it('are sent again by a Manager too, one by one', async () => {
    const manager = await open({ width: 390, height: 844, scheme: 'dark' });
    await enter(manager, people.both);
    const mark = `each${unique}`;
    await invited(manager, 'globex', mark);
    await manager.goto(address('globex', `invited=${mark}`));
    await region(manager).getByRole('checkbox', { name: 'Select all invitations that are loaded' }).check();
    assert.equal((await violations(manager)).join('\n'), '');
    assert.equal((await tooWide(manager)).join('\n'), '');
    await picture(manager, 'invitations-selected-dark-390');
    await bar(manager).getByRole('button', { name: 'Resend' }).click();
    await manager.getByRole('status').filter({ hasText: /^3 (sent again|made anew)/ }).waitFor();
    await picture(manager, 'invitations-resent-dark-390');
  });

  it('offers the failed ones once more, and to nobody who may only look', async () => {
    const admin = await open({ scheme: 'dark', width: 1280 });
    await enter(admin, people.admin);
    const mark = `failed${unique}`;
    await invited(admin, 'acme', mark);
    // What a mail server said, so that the test needs none.
    const { items } = (await call(admin, 'GET', `/workspaces/acme/invitations?q=${mark}`)).body;
    const failed = items.map((i) => ({ ...i, state: 'failed', failure: '550 mailbox unavailable' }));
    const only = /\/workspaces\/acme\/invitations\?.*state=failed/;
    const answer = (r) => r.fulfill({ status: 200, contentType: 'application/json', body: JSON.stringify({ items: failed, nextCursor: null, total: { value: 3, exact: true } }) });
    const monitor = await open();
    await enter(monitor, people.monitor);
    await monitor.route(only, answer);
    await monitor.goto(address('acme', 'invitations=failed'));
    await region(monitor).getByText('550 mailbox unavailable').first().waitFor();
    assert.equal(await monitor.getByRole('button', { name: 'Resend failed' }).count(), 0);
    assert.equal(await region(monitor).getByRole('checkbox').count(), 0);

    await admin.route(only, answer);
    await admin.goto(address('acme', 'invitations=failed'));
    await region(admin).getByText('3 failed').waitFor();
    await region(admin).getByText('550 mailbox unavailable').first().waitFor();
    assert.equal((await violations(admin)).join('\n'), '');
    await picture(admin, 'invitations-failed-dark-1280');
    const asked = admin.waitForRequest((r) => r.method() === 'POST' && /\/acme\/bulk$/.test(r.url()));
    await region(admin).getByRole('button', { name: 'Resend failed' }).click();
    assert.deepEqual((await asked).postDataJSON().ids.sort(), items.map((i) => i.memberId).sort());
    await admin.getByRole('status').filter({ hasText: '3 done' }).waitFor();
    await admin.unroute(only);
    await admin.goto(page);
    await region(admin).getByRole('row').nth(1).waitFor();
    assert.equal(await region(admin).getByRole('button', { name: 'Resend failed' }).count(), 0);
  });
});
