import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { enter, people, picture, tooWide, useBrowser, violations } from './console.mjs';

const pages = [
  ['home', '/w/acme', 'Acme'], ['users', '/w/acme/users', 'Users'], ['import', '/w/acme/users/import', 'Import users'], ['projects', '/w/acme/projects', 'Projects'], ['jobs', '/w/acme/jobs', 'Jobs'], ['users-and-roles', '/w/acme/administration/users-and-roles', 'Users & Roles'], ['licence', '/w/acme/administration/licence', 'Licence'], ['audit', '/w/acme/administration/audit', 'Audit log'],
  ['roles', '/w/acme/administration/roles', 'Roles & rights'], ['tokens', '/w/acme/administration/tokens', 'API tokens'], ['providers', '/w/acme/administration/identity-providers', 'Identity providers'],
  ['new-provider', '/w/acme/administration/identity-providers/new', 'Add an identity provider'], ['settings', '/w/acme/administration/settings', 'Settings'], ['health', '/w/acme/administration/health', 'Server health'],
  ['profile', '/account/profile', 'Profile'], ['security', '/account/security', 'Security'], ['sessions', '/account/sessions', 'Sessions'], ['devices', '/account/devices', 'Devices'],
  ['account-tokens', '/account/tokens', 'API tokens'], ['your-data', '/account/data', 'Your data'],
  ['operator-workspaces', '/operator/workspaces', 'Workspaces'], ['operator-accounts', '/operator/accounts', 'Accounts'], ['operator-providers', '/operator/identity-providers', 'Identity providers'], ['operator-audit', '/operator/audit', 'Server audit'],
];

describe('every page', () => {
  const { open } = useBrowser();
  for (const { scheme, width } of [{ scheme: 'light', width: 1440 }, { scheme: 'dark', width: 1280 }, { scheme: 'light', width: 390 }]) {
    it(`has its heading, no serious accessibility violation and nothing wider than the window, in ${scheme} at ${width}`, async () => {
      const page = await open({ width, height: width < 500 ? 844 : 900, scheme });
      await enter(page, people.admin);
      const wrong = [];
      for (const [name, path, heading] of pages) {
        await page.goto(path);
        await page.getByRole('heading', { level: 1, name: heading }).waitFor();
        await page.waitForFunction(() => !document.querySelector('[aria-busy=true], [role=status][aria-label=Loading]'));
        wrong.push(...(await violations(page)).map((v) => `${path}: ${v}`));
        wrong.push(...(await tooWide(page)).map((v) => `${path}: ${v}`));
        await picture(page, `${name}-${scheme}-${width}`);
      }
      assert.equal(wrong.join('\n'), '');
    });
  }
});

describe('the public pages', () => {
  const { open } = useBrowser();
  for (const scheme of ['light', 'dark']) {
    it(`have no serious accessibility violation in ${scheme}`, async () => {
      const page = await open({ scheme });
      const wrong = [];
      for (const path of ['/sign-in', '/sign-in?workspace=acme', '/forgot', '/reset/not-a-token', '/invitation/not-a-token', '/confirm-email/not-a-token', '/confirm-email/not-a-token?stop=1']) {
        await page.goto(path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        wrong.push(...(await violations(page)).map((v) => `${path}: ${v}`));
        await picture(page, `public${path.replace(/\W+/g, '-')}-${scheme}`);
      }
      assert.equal(wrong.join('\n'), '');
    });
  }
});
