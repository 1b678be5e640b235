import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { base, call, enrol, enter, enterHearing, eventually, password, people, signIn, totp, turnOff, useBrowser } from './console.mjs';

describe('signing in', () => {
  const { open } = useBrowser();

  it('refuses a wrong password, keeps the address typed, and then lets in with the right one', async () => {
    const page = await open();
    await signIn(page, people.admin, { secret: 'not this one at all' });
    await page.getByRole('alert').filter({ hasText: 'not right' }).waitFor();
    assert.equal(await page.getByLabel('E-mail').inputValue(), people.admin);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Acme' }).waitFor();
  });

  it('leads back to where one was going', async () => {
    const page = await open();
    await page.goto('/w/acme/administration/audit?q=role');
    await page.waitForURL('**/sign-in?returnTo=*');
    await enter(page, people.admin, { path: page.url() });
    await page.waitForURL(`${base}/w/acme/administration/audit?q=role`);
    await eventually(() => page.getByRole('searchbox').inputValue(), 'role');
  });

  it('never leads to another site', async () => {
    const page = await open();
    await enter(page, people.admin, { path: '/sign-in?returnTo=//evil.example/' });
    assert.ok(page.url().startsWith(base), page.url());
  });

  it('asks for the second step once it is set up, takes a code or a recovery code, and trusts a device', async () => {
    const page = await open();
    await enter(page, people.monitor, { path: '/sign-in?returnTo=/account/security' });
    const { key, codes } = await enrol(page);
    assert.equal(codes.length, 10);

    const other = await open();
    await signIn(other, people.monitor);
    await other.getByRole('heading', { name: 'Second step' }).waitFor();
    await other.getByRole('button', { name: 'Use a recovery code' }).click();
    await other.getByLabel('Recovery code').fill(codes[0]);
    await other.getByLabel('Trust this device for 30 days').check();
    await other.getByRole('button', { name: 'Continue' }).click();
    await other.locator('main#main').waitFor();
    await other.goto('/forgot'); // away from the page that itself goes to the sign-in page when the session ends
    await call(other, 'DELETE', '/session');
    await enter(other, people.monitor); // trusted: no second step

    const third = await open();
    await signIn(third, people.monitor);
    await third.getByLabel('Code', { exact: true }).fill(totp(key, Date.now() + 30_000)); // the present one has been used
    await third.getByRole('button', { name: 'Continue' }).click();
    await third.locator('main#main').waitFor();

    await page.reload();
    await page.getByText('9 recovery codes left').waitFor();
    await turnOff(page);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Set up an authenticator app' }).waitFor();
    await enter(await open(), people.monitor);
  });

  it('is reset by an operator for someone who has lost the phone', async () => {
    const page = await open();
    await enter(page, people.monitor, { path: '/sign-in?returnTo=/account/security' });
    await enrol(page);

    const admin = await open();
    await enter(admin, people.admin, { path: `/sign-in?returnTo=${encodeURIComponent(`/operator/accounts?q=${people.monitor}`)}` });
    await admin.getByRole('button', { name: /^Actions for/ }).click();
    await admin.getByRole('menuitem', { name: 'Reset second step' }).click();
    await admin.getByRole('dialog').getByRole('button', { name: 'Reset second step' }).click();
    await admin.getByText(/The second step of .* is reset/).waitFor();
    await enter(await open(), people.monitor);
  });

  it('opens again by a link that an operator hands over', async () => {
    const admin = await open();
    await enter(admin, people.admin, { path: `/sign-in?returnTo=${encodeURIComponent('/operator/accounts?q=amara.okafor@acme.example')}` });
    await admin.getByRole('button', { name: /^Actions for/ }).click();
    await admin.getByRole('menuitem', { name: 'Link for a new password' }).click();
    await admin.getByRole('dialog').getByRole('button', { name: 'Make the link' }).click();
    const link = new URL(await admin.getByLabel('Link', { exact: true }).textContent());
    const page = await open();
    await page.goto(link.pathname);
    await page.getByLabel('New password').fill('seven lanterns over the quay');
    await page.getByLabel('The same again').fill('seven lanterns over the quay');
    await page.getByRole('button', { name: 'Set the password' }).click();
    await page.getByRole('button', { name: 'Set the password' }).waitFor({ state: 'detached' });
    await enter(await open(), 'amara.okafor@acme.example', { secret: 'seven lanterns over the quay' });
  });

  it('opens no page of another role, not even under its address', async () => {
    const page = await open();
    await enter(page, people.agent);
    for (const path of ['/w/acme/administration/audit', '/w/acme/administration/tokens', '/operator/accounts']) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1, name: 'This is not for your role' }).waitFor();
      assert.equal(await page.getByRole('searchbox').count(), 0);
    }
  });

  it('ends here when it is ended elsewhere', async () => {
    const here = await open();
    await enterHearing(here, people.both);
    const there = await open();
    await enter(there, people.both, { path: '/sign-in?returnTo=/account/sessions' });
    await there.getByRole('button', { name: 'End all others' }).first().click();
    await there.getByRole('dialog').getByRole('button', { name: 'End all others' }).click();
    await there.getByText('All other sessions have ended.').waitFor();
    await here.waitForURL('**/sign-in?*');
  });

  it('asks for a link when the password is forgotten, and says nothing about who exists', async () => {
    const page = await open();
    await page.goto('/forgot');
    const field = page.getByLabel('E-mail');
    await page.getByRole('heading', { level: 1 }).waitFor();
    if (!(await call(page, 'GET', '/sign-in-options')).body.mail) {
      await page.getByText('This server sends no mail').waitFor();
      return;
    }
    await field.fill('nobody@acme.example');
    await page.getByRole('button', { name: 'Send the link' }).click();
    await page.getByRole('heading', { name: 'Look into your mail' }).waitFor();
  });
});
