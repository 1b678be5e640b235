import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { base, call, enter, people, picture, useBrowser, violations } from './console.mjs';

const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: secret } = process.env;

describe('an identity provider', { skip: !issuer }, () => {
  const { open } = useBrowser();

  it('is added by an Admin, tested, and lets a new person into the workspace by its own page', async () => {
    const page = await open();
    await enter(page, people.admin);
    await page.goto('/w/acme/administration/identity-providers/new');
    await page.getByLabel('Name', { exact: true }).fill('Office');
    await page.getByLabel('Issuer').fill(issuer);
    await page.getByLabel('Client ID').fill(clientId);
    await page.getByLabel('Client secret', { exact: true }).fill(secret);
    await page.getByLabel('Offered on the sign-in page').check();
    await page.getByLabel('Let new people in').check();
    await page.getByRole('combobox', { name: 'Default role' }).click();
    await page.getByRole('option', { name: 'Editor' }).click();
    await page.getByRole('button', { name: 'Add the provider' }).click();
    await page.getByText('Name the domains it may bring in').waitFor();
    await page.getByLabel('Allowed e-mail domains').fill('allowed.example');
    await page.getByRole('button', { name: 'Add the provider' }).click();
    await page.getByRole('heading', { level: 1, name: 'Office' }).waitFor();
    await page.getByRole('button', { name: 'Test the connection' }).click();
    await page.getByRole('alert').filter({ hasText: 'It works' }).waitFor();
    assert.equal((await violations(page)).join('\n'), '');
    await picture(page, 'provider');
    await page.goto('/forgot'); // away from the page that itself goes to the sign-in page when the session ends
    assert.equal((await call(page, 'DELETE', '/session')).status, 204);

    const other = await open();
    await other.goto('/sign-in?workspace=acme&returnTo=/w/acme');
    await other.getByRole('link', { name: 'Continue with Office' }).click();
    await other.waitForURL(`${issuer}/**`);
    await other.getByLabel('Login').fill('ada');
    await other.getByRole('button', { name: 'Sign in' }).click();
    await other.waitForURL(`${base}/w/acme`);
    await other.getByRole('heading', { level: 1, name: 'Acme' }).waitFor();
    const { account, workspaces } = (await call(other, 'GET', '/session')).body;
    assert.equal(account.email, 'ada@allowed.example');
    assert.deepEqual(workspaces.map((w) => [w.slug, w.role]), [['acme', 'editor']]);
    await other.goto('/account/sessions');
    await other.getByRole('cell', { name: 'Office' }).waitFor();
  });

  it('lets nobody in whose domain it may not speak for, and says why', async () => {
    const page = await open();
    await page.goto('/sign-in?workspace=acme');
    await page.getByRole('link', { name: 'Continue with Office' }).click();
    await page.getByLabel('Login').fill('olga');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/sign-in?*problem=*');
    await page.getByRole('alert').waitFor();
    await page.goto('/sign-in?problem=account-exists');
    await page.getByRole('alert').filter({ hasText: 'link this provider on your security page' }).waitFor();
  });
});
