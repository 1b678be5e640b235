import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { enrol, eventually, picture, turnOff, useBrowser, violations } from './console.mjs';

const link = process.env.SETUP;

describe('an empty server', { skip: !link }, () => {
  const { open } = useBrowser();

  it('is set up by its link, once, and its first account turns the second step on and off', async () => {
    const page = await open();
    await page.goto(new URL('/', link).href);
    await page.getByRole('heading', { name: 'Open the setup link' }).waitFor();
    await page.goto(link);
    await page.getByRole('heading', { name: 'Set up this server' }).waitFor();
    assert.equal((await violations(page)).join('\n'), '');
    await picture(page, 'setup');
    await page.getByLabel('First name').fill('Amara');
    await page.getByLabel('Last name').fill('Okafor');
    await page.getByLabel('E-mail').fill('amara@acme.example');
    await page.getByLabel('Password', { exact: true }).fill('too short');
    await page.getByLabel('Name of the workspace').fill('Müller & Söhne');
    await eventually(() => page.getByLabel('Address').inputValue(), 'muller-sohne');
    await page.getByRole('button', { name: 'Set up Gatehouse' }).click();
    await page.getByText('Use at least 15 characters').waitFor();
    await page.getByLabel('Password', { exact: true }).fill('quiet rivers bend slowly');
    await page.getByRole('button', { name: 'Set up Gatehouse' }).click();
    await page.getByRole('heading', { level: 1, name: 'Müller & Söhne' }).waitFor();

    await page.goto(new URL('/account/security', link).href);
    await enrol(page, 'quiet rivers bend slowly');
    await turnOff(page, 'quiet rivers bend slowly');
    await page.getByRole('button', { name: 'Set up an authenticator app' }).waitFor();

    const second = await open();
    await second.goto(link);
    await second.getByRole('heading', { name: 'This server is set up' }).waitFor();
  });
});
