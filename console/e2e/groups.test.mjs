import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { call, enter, enterHearing, people, picture, tooWide, useBrowser, violations } from './console.mjs';

const unique = Date.now();
const slug = `groups-${unique}`;
const kinds = [
  { list: 'teams', title: 'Teams', one: 'team', given: (id) => ({ team: id }) },
  { list: 'tags', title: 'Tags', one: 'tag', given: (id) => ({ tags: [id] }) },
  { list: 'sites', title: 'Sites', one: 'site', given: (id) => ({ sites: [id] }) },
];
const at = (list, query = '') => `/w/${slug}/administration/${list}${query}`;

describe('teams, tags and sites', () => {
  const { open } = useBrowser();
  const admin = async (address, window) => {
    const page = await open(window);
    await enterHearing(page, people.admin, { path: `/sign-in?returnTo=${encodeURIComponent(address)}` });
    return page;
  };

  before(async () => {
    const page = await open();
    await enter(page, people.admin);
    assert.equal((await call(page, 'POST', '/operator/workspaces', { name: 'Groups', slug })).status, 201);
  });

  for (const { list, title, one, given } of kinds) {
    it(`lets ${list} be made, renamed, looked into and deleted with what that takes away`, async () => {
      const page = await admin(at(list));
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      await page.getByRole('heading', { name: `There is no ${one} yet` }).waitFor();
      await picture(page, `groups-${list}-empty`);
      await page.getByRole('button', { name: `New ${one}` }).click();
      const dialog = page.getByRole('dialog', { name: `New ${one}` });
      await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'name');
      await page.keyboard.type('North');
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'detached' });
      const row = page.getByRole('row', { name: 'North' });
      await row.getByText('Nobody').waitFor();

      await page.getByRole('button', { name: `New ${one}` }).click();
      await dialog.getByLabel('Name').fill('  north ');
      await dialog.getByRole('button', { name: 'Create' }).click();
      await dialog.getByText(`There is a ${one} of this name already`).waitFor();
      assert.equal(await dialog.getByLabel('Name').inputValue(), '  north ');
      await dialog.getByRole('button', { name: 'Cancel' }).click();

      const group = (await call(page, 'GET', `/workspaces/${slug}/${list}`)).body.items[0];
      const who = (await call(page, 'POST', `/workspaces/${slug}/members`, { firstName: 'Priya', lastName: title, email: `priya.${list}.${unique}@groups.example`, ...given(group.id) })).body;
      await page.reload();
      await row.getByRole('link', { name: '1 person with North. Show' }).click();
      await page.getByRole('grid', { name: 'Users' }).getByText(who.name).waitFor();
      assert.match(page.url(), new RegExp(`users\\?${one}=${group.id}`));
      await page.getByRole('button', { name: new RegExp('North. Change$') }).waitFor();
      await page.goBack();

      await row.getByRole('button', { name: 'Actions for North' }).click();
      const read = page.waitForResponse((r) => r.request().method() === 'GET' && r.url().endsWith(group.id));
      await page.getByRole('menuitem', { name: 'Rename' }).click();
      await read;
      const renaming = page.getByRole('dialog', { name: 'Rename “North”' });
      await renaming.getByLabel('Name').fill('South');
      assert.equal((await call(page, 'PATCH', `/workspaces/${slug}/${list}/${group.id}`, { name: 'East' })).status, 200);
      await renaming.getByRole('button', { name: 'Rename' }).click();
      await renaming.getByText('Someone else renamed it to “East” meanwhile').waitFor();
      await renaming.getByRole('button', { name: 'Rename' }).click();
      const south = page.getByRole('row', { name: 'South' });
      await south.waitFor();

      // Another's change comes by itself.
      assert.equal((await call(page, 'PATCH', `/workspaces/${slug}/${list}/${group.id}`, { name: 'West' })).status, 200);
      await page.getByRole('row', { name: 'West' }).getByRole('button', { name: 'Actions for West' }).click();
      await page.getByRole('menuitem', { name: 'Delete' }).click();
      const deleting = page.getByRole('dialog', { name: `Delete the ${one} “West”?` });
      await deleting.getByText('1 person loses it').waitFor();
      const button = deleting.getByRole('button', { name: 'Delete' });
      assert.equal(await button.isDisabled(), true);
      await picture(page, `groups-${list}-delete`);
      assert.equal((await violations(page)).join('\n'), '');
      await deleting.getByLabel('Type West to confirm').fill('west');
      await button.click();
      await page.getByRole('heading', { name: `There is no ${one} yet` }).waitFor();
      const now = (await call(page, 'GET', `/workspaces/${slug}/members/${who.id}`)).body;
      assert.deepEqual([now.team, now.tags, now.sites], [null, [], []]);
    });
  }

  it('are searched, and say when they cannot be loaded', async () => {
    const page = await admin('/w/acme/administration/tags');
    await page.getByRole('row').nth(1).waitFor();
    await page.getByRole('searchbox', { name: 'Search tags' }).fill('no such tag');
    await page.getByRole('heading', { name: 'Nothing matches “no such tag”' }).waitFor();
    await page.getByRole('main').getByRole('button', { name: 'Clear all' }).last().click();
    await page.getByRole('row').nth(1).waitFor();
    await page.route('**/api/v1/workspaces/acme/sites?*', (r) => r.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify({ type: '/problems/internal', title: 'Something broke', status: 500 }) }));
    await page.goto('/w/acme/administration/sites');
    await page.getByRole('heading', { name: 'This could not be loaded' }).waitFor();
    await picture(page, 'groups-failed');
    await page.unroute('**/api/v1/workspaces/acme/sites?*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('row').nth(1).waitFor();
  });

  it('are for Monitors to read, and for AgentUsers not at all', async () => {
    const monitor = await open();
    await enter(monitor, people.monitor);
    await monitor.goto('/w/acme/administration/teams?new=yes');
    await monitor.getByRole('button', { name: /^Actions for/ }).first().click();
    assert.equal(await monitor.getByRole('menuitem', { name: 'Delete' }).isDisabled(), true);
    await monitor.getByText('may see this but not change it').waitFor();
    assert.equal(await monitor.getByRole('dialog').count(), 0);
    const agent = await open();
    await enter(agent, people.agent);
    await agent.goto('/w/acme/administration/teams');
    await agent.getByRole('heading', { name: 'This is not for your role' }).waitFor();
    assert.equal(await agent.getByRole('link', { name: 'Teams' }).count(), 0);
  });

  for (const { scheme, width } of [{ scheme: 'light', width: 1440 }, { scheme: 'dark', width: 1280 }, { scheme: 'light', width: 390 }, { scheme: 'dark', width: 390 }]) {
    it(`have no serious accessibility violation, in ${scheme} at ${width}`, async () => {
      const page = await open({ width, height: width < 500 ? 844 : 900, scheme });
      await enter(page, people.admin);
      const wrong = [];
      const look = async (name) => { wrong.push(...(await violations(page)), ...(await tooWide(page))); await picture(page, `groups-${name}-${scheme}-${width}`); };
      for (const { list } of kinds) {
        await page.goto(`/w/acme/administration/${list}`);
        await page.getByRole('row').nth(1).waitFor();
        await look(list);
      }
      await page.getByRole('button', { name: /^Actions for/ }).first().click();
      await page.getByRole('menuitem', { name: 'Rename' }).waitFor();
      await look('menu');
      await page.keyboard.press('Escape');
      await page.goto('/w/acme/administration/teams?new=yes');
      await page.getByRole('dialog').getByLabel('Name').waitFor();
      await look('new');
      assert.equal(wrong.join('\n'), '');
    });
  }
});
