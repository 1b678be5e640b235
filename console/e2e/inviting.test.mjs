import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { call, enter, people, picture, signIn, useBrowser, violations } from './console.mjs';

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
