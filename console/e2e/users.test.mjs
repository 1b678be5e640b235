import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { call, enter, enterHearing, eventually, people, picture, tooWide, useBrowser, violations } from './console.mjs';

const users = '/w/acme/users';
const grid = (page) => page.getByRole('grid', { name: 'Users' });
const rows = (page) => grid(page).locator('[role=row][data-index]');
const rowOf = (page, text) => rows(page).filter({ hasText: text });
const settled = (page) => page.waitForFunction(() => document.querySelector('[role=grid][aria-busy=false]:not([data-old])'));
const listed = (page) => page.getByRole('search').locator('xpath=..').getByRole('status').filter({ hasText: 'loaded' });
const api = async (page, query, ws = 'acme') => (await call(page, 'GET', `/workspaces/${ws}/members?${query}`)).body;

describe('the list of users', () => {
  const { open } = useBrowser();
  let victims;
  /** An AgentUser nobody signs in as; each test takes another. */
  const someone = () => victims.shift();

  before(async () => {
    const page = await open();
    await enter(page, people.admin);
    victims = (await api(page, 'role=agent-user&status=active&limit=20&sort=-createdAt')).items.filter((m) => !Object.values(people).includes(m.email));
    assert.ok(victims.length >= 6, 'the sample has enough people');
  });
  const list = async (who = people.admin, address = users) => {
    const page = await open();
    await enterHearing(page, who, { path: `/sign-in?returnTo=${encodeURIComponent(address)}` });
    await settled(page);
    return page;
  };

  it('finds as one types, from anywhere by "/"', async () => {
    const page = await list();
    const who = victims[0];
    await rows(page).first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type(who.email);
    await page.waitForURL(/[?&]q=/);
    await settled(page);
    await rowOf(page, who.email).waitFor();
    await eventually(() => rows(page).count(), 1);
    await page.keyboard.press('Escape');
    await page.waitForURL(/users$/);
    await page.keyboard.type('nobody has this name');
    await page.getByRole('heading', { name: 'Nothing matches “nobody has this name”' }).waitFor();
    await picture(page, 'users-nothing-matches');
    await page.getByRole('main').getByRole('button', { name: 'Clear all' }).last().click();
    await rows(page).nth(2).waitFor();
  });

  it('keeps filter, sort, columns and view through a reload and the way back', async () => {
    const page = await list();
    await page.getByRole('button', { name: 'Add a filter' }).click();
    await page.getByRole('menuitem', { name: 'Role' }).click();
    await page.getByRole('checkbox', { name: 'Admin', exact: true }).check();
    await page.waitForURL(/role=admin/);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Identity provider', exact: true }).check();
    await page.keyboard.press('Escape');
    await page.getByRole('columnheader', { name: 'E-mail' }).getByRole('button').click();
    await page.getByRole('columnheader', { name: 'E-mail' }).getByRole('button').click();
    await page.waitForURL(/sort=-email/);
    await settled(page);
    const expected = (await api(page, 'role=admin&sort=-email&limit=50')).items.map((m) => m.email);
    const inOrder = async () => {
      const shown = await rows(page).locator('[role=gridcell]:nth-child(3)').allTextContents();
      return shown.length > 0 && shown.every((email, i) => email === expected[i]);
    };
    await eventually(inOrder, true);
    await page.reload();
    await settled(page);
    await eventually(inOrder, true);
    assert.equal(await page.getByRole('columnheader', { name: 'E-mail' }).getAttribute('aria-sort'), 'descending');
    await page.getByRole('columnheader', { name: 'Identity provider' }).waitFor();
    await page.getByRole('button', { name: /^Role: Admin/ }).waitFor();
    await page.getByRole('button', { name: 'Remote access' }).click();
    await page.getByRole('columnheader', { name: 'Username' }).waitFor();
    await page.getByRole('link', { name: 'Home' }).click();
    await page.getByRole('heading', { level: 1, name: 'Acme' }).waitFor();
    await page.goBack();
    await page.getByRole('columnheader', { name: '2FA Setup' }).waitFor();
    assert.match(page.url(), /view=remote/);
  });

  it('counts honestly, and its figures are filters', async () => {
    const page = await list();
    const { total } = await api(page, 'limit=1');
    await listed(page).filter({ hasText: `of ${total.exact ? '' : 'about '}${total.value.toLocaleString('en-GB')} loaded` }).waitFor();
    await page.getByRole('button', { name: /^Without two-factor/ }).click();
    await page.waitForURL(/twoFactor=false/);
    const without = (await api(page, 'limit=1&status=active&twoFactor=false')).total;
    await listed(page).filter({ hasText: `of ${without.value.toLocaleString('en-GB')} loaded` }).waitFor();
  });

  it('exports exactly the view on the screen', async () => {
    const page = await list(people.admin, `${users}?role=manager&sort=-email`);
    await rows(page).first().waitFor();
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: 'This view as CSV' }).click();
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    const link = page.getByRole('link', { name: 'Download' });
    await link.waitFor();
    const file = await page.request.get(await link.getAttribute('href'));
    assert.match(file.headers()['content-disposition'], /attachment; filename="users-.*\.csv"/);
    const [head, ...written] = (await file.text()).trim().split('\n');
    assert.match(head, /^Name,E-mail,Role,/);
    const shown = (await api(page, 'role=manager&sort=-email&limit=200')).items;
    assert.deepEqual(written.map((line) => line.split(',')[1]), shown.map((m) => m.email));
  });

  it('is walked by the keyboard into a person and on to the next', async () => {
    const page = await list();
    await rows(page).first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-index') === '1');
    await page.keyboard.press('Enter');
    const two = (await api(page, 'limit=3')).items;
    await page.getByRole('dialog', { name: two[1].name }).waitFor();
    assert.match(page.url(), new RegExp(`person=${two[1].id}`));
    await page.keyboard.press('ArrowRight');
    await page.getByRole('dialog', { name: two[2].name }).waitFor();
    await page.reload();
    const drawer = page.getByRole('dialog', { name: two[2].name });
    await drawer.waitFor();
    await drawer.getByRole('tab', { name: 'Activity' }).click();
    await drawer.getByText(/^Member: joined|^Invitation|^Member: /).first().waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
  });

  it('shows a change of role to another browser at once, and takes it back', async () => {
    const who = someone();
    const admin = await list(people.admin, `${users}?q=${encodeURIComponent(who.email)}`);
    const other = await list(people.monitor, `${users}?q=${encodeURIComponent(who.email)}`);
    await rowOf(other, 'AgentUser').waitFor();
    await admin.getByRole('button', { name: `Actions for ${who.name}` }).click();
    await admin.getByRole('menuitem', { name: 'Change role' }).click();
    await admin.getByRole('radio', { name: 'Editor' }).check();
    await admin.getByRole('button', { name: 'Change the role' }).click();
    await admin.getByText(`${who.name} is Editor now.`).waitFor();
    await rowOf(other, 'Editor').waitFor();
    await admin.getByRole('button', { name: 'Undo' }).click();
    await rowOf(other, 'AgentUser').waitFor();
    await other.getByRole('button', { name: `Actions for ${who.name}` }).click();
    assert.equal(await other.getByRole('menuitem', { name: 'Remove' }).isDisabled(), true);
    await other.getByText('may see this but not change it').waitFor();
  });

  it('suspends and reactivates', async () => {
    const who = someone();
    const page = await list(people.admin, `${users}?q=${encodeURIComponent(who.email)}`);
    const act = async (name) => { await page.getByRole('button', { name: `Actions for ${who.name}` }).click(); await page.getByRole('menuitem', { name }).click(); };
    await act('Suspend');
    await rowOf(page, 'Suspended').waitFor();
    await page.getByText(`${who.name} is suspended.`).waitFor();
    assert.equal((await api(page, `q=${encodeURIComponent(who.email)}`)).items[0].status, 'disabled');
    await act('Reactivate');
    await rowOf(page, 'Active').waitFor();
    await page.getByText(`${who.name} is active again.`).waitFor();
    assert.equal((await api(page, `q=${encodeURIComponent(who.email)}`)).items[0].status, 'active');
  });

  it('bans for a time, and lifts it', async () => {
    const who = someone();
    const page = await list(people.admin, `${users}?q=${encodeURIComponent(who.email)}`);
    const act = async (name) => { await page.getByRole('button', { name: `Actions for ${who.name}` }).click(); await page.getByRole('menuitem', { name }).click(); };
    await act('Ban');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Until' }).click();
    await page.getByRole('option', { name: 'For a week' }).click();
    await dialog.getByRole('button', { name: 'Ban' }).click();
    await rowOf(page, /Banned until/).waitFor();
    const until = new Date((await api(page, `q=${encodeURIComponent(who.email)}`)).items[0].bannedUntil).getTime();
    assert.ok(Math.abs(until - Date.now() - 7 * 86_400_000) < 120_000);
    await act('Lift the ban');
    await rowOf(page, 'Active').waitFor();
  });

  it('signs someone out everywhere, and says when there is nothing to end', async () => {
    const other = await list(people.monitor);
    const page = await list(people.admin, `${users}?q=${people.monitor}`);
    const end = async () => {
      await rows(page).getByRole('button', { name: /^Actions for/ }).click();
      await page.getByRole('menuitem', { name: 'Sign out everywhere' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
    };
    await end();
    await page.getByText(/is signed out everywhere\./).waitFor();
    await other.waitForURL('**/sign-in?*');
    await end();
    await page.getByRole('dialog').getByRole('alert').filter({ hasText: 'Is not signed in' }).waitFor();
  });

  it('removes when the e-mail has been typed', async () => {
    const who = someone();
    const page = await list(people.admin, `${users}?q=${encodeURIComponent(who.email)}`);
    await page.getByRole('button', { name: `Actions for ${who.name}` }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    const dialog = page.getByRole('dialog');
    const button = dialog.getByRole('button', { name: 'Remove' });
    assert.equal(await button.isDisabled(), true);
    await dialog.getByLabel(`Type ${who.email} to confirm`).fill(who.email);
    await button.click();
    await page.getByText(`${who.name} is removed.`).waitFor();
    await page.getByRole('heading', { name: /^Nothing matches/ }).waitFor();
    assert.equal((await call(page, 'GET', `/workspaces/acme/members/${who.id}`)).status, 404);
    await page.goto(`${users}?person=${who.id}`);
    await page.getByText('This person is not in this workspace').waitFor();
  });

  it('refuses to leave a workspace without an Admin, in words, and warns before', async () => {
    const page = await list();
    const slug = `lonely-${Date.now()}`;
    assert.equal((await call(page, 'POST', '/operator/workspaces', { name: 'Lonely', slug })).status, 201);
    await page.goto(`/w/${slug}/users`);
    await page.getByText('This workspace has one active Admin').waitFor();
    await picture(page, 'users-one-row');
    await page.getByRole('button', { name: /^Actions for/ }).click();
    await page.getByRole('menuitem', { name: 'Change role' }).click();
    await page.getByRole('radio', { name: 'Editor' }).check();
    await page.getByRole('button', { name: 'Change the role' }).click();
    const refused = page.getByRole('dialog', { name: /was not changed/ });
    await refused.getByRole('alert').waitFor();
    await refused.getByRole('button', { name: 'Close' }).last().click();
    await rowOf(page, 'Admin').getByText('Admin', { exact: true }).waitFor();
    assert.equal((await api(page, '', slug)).items[0].role, 'admin');
  });

  it('stands at the foot of Users & Roles too, with the same address', async () => {
    const page = await list(people.admin, '/w/acme/administration/users-and-roles');
    await page.getByRole('heading', { level: 1, name: 'Users & Roles' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type(people.monitor);
    await page.waitForURL(/users-and-roles\?q=/);
    await settled(page);
    await rowOf(page, people.monitor).click();
    await page.getByRole('dialog').getByText(people.monitor).first().waitFor();
    assert.match(page.url(), /users-and-roles\?.*person=mem_/);
  });

  it('shows what went wrong, and comes back', async () => {
    const page = await open();
    await enter(page, people.admin);
    await page.route('**/api/v1/workspaces/acme/members?*', (r) => r.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify({ type: '/problems/internal', title: 'Something broke', status: 500, requestId: 'req_1' }) }));
    await page.goto(users);
    await page.getByRole('heading', { name: 'The list could not be loaded' }).waitFor();
    await picture(page, 'users-failed');
    await page.unroute('**/api/v1/workspaces/acme/members?*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await rows(page).first().waitFor();
  });

  for (const { scheme, width } of [{ scheme: 'light', width: 1440 }, { scheme: 'dark', width: 1280 }, { scheme: 'light', width: 390 }]) {
    it(`has no serious accessibility violation with a menu, a picker and a person open, in ${scheme} at ${width}`, async () => {
      const page = await open({ width, height: width < 500 ? 844 : 900, scheme });
      await enter(page, people.admin);
      const wrong = [];
      const look = async (name) => {
        await settled(page);
        wrong.push(...(await violations(page)).map((v) => `${name}: ${v}`));
        wrong.push(...(await tooWide(page)).map((v) => `${name}: ${v}`));
        await picture(page, `users-${name}-${scheme}-${width}`);
      };
      await page.goto(users);
      await look('list');
      await page.goto(`${users}?view=remote&status=active,disabled&role=editor,monitor,agent-user`);
      await look('remote');
      if (width > 500) {
        await page.getByRole('button', { name: /^Actions for/ }).first().click();
        await look('menu');
        await page.keyboard.press('Escape');
        await page.getByRole('button', { name: 'Columns' }).click();
        await look('columns');
        await page.keyboard.press('Escape');
      }
      await page.getByRole('button', { name: /^Status: / }).click();
      await look('filter');
      await page.keyboard.press('Escape');
      await page.goto(`${users}?person=${victims.at(-1).id}`);
      await page.getByRole('dialog').getByRole('heading', { name: victims.at(-1).name }).waitFor();
      await look('person');
      assert.equal(wrong.join('\n'), '');
    });
  }
});

describe('many users at once', () => {
  const { open } = useBrowser();
  const slug = `crowd-${Date.now()}`;
  const crowd = 130;
  const here = (query = '') => `/w/${slug}/users${query}`;
  const list = async (address) => {
    const page = await open();
    await enterHearing(page, people.admin, { path: `/sign-in?returnTo=${encodeURIComponent(address)}` });
    await settled(page);
    return page;
  };
  const bar = (page) => page.getByRole('toolbar', { name: 'Actions for those selected' });
  const finished = (page) => page.getByRole('status').filter({ hasText: /\d done/ });

  before(async () => {
    const page = await open();
    await enter(page, people.admin);
    assert.equal((await call(page, 'POST', '/operator/workspaces', { name: 'Crowd', slug })).status, 201);
    const emails = Array.from({ length: crowd }, (_, i) => `guest${String(i).padStart(3, '0')}@crowd.example`);
    assert.equal((await call(page, 'POST', `/workspaces/${slug}/invitations`, { emails, role: 'monitor' })).status, 200);
  });

  it('scrolls on to the last one, drawing only what is near', async () => {
    const page = await list(here());
    await rows(page).first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('End');
    await listed(page).filter({ hasText: /^100 of 131/ }).waitFor();
    const end = async () => { await page.keyboard.press('End'); return page.evaluate(() => document.activeElement?.getAttribute('data-index')); };
    await eventually(end, '130');
    await listed(page).filter({ hasText: '131 of 131 loaded' }).waitFor();
    assert.ok((await rows(page).count()) < 80, 'not all rows are drawn');
  });

  it('accounts for everyone before, shows how far it is, and takes it back', async () => {
    const page = await list(here());
    await page.getByRole('checkbox', { name: 'Select all that are loaded' }).check();
    await page.getByRole('button', { name: 'Select all 131 that match' }).click();
    await page.getByText('All 131 that match this view are selected').waitFor();
    await bar(page).getByText('131 selected').waitFor();
    await picture(page, 'users-bulk-select');
    await bar(page).getByRole('button', { name: 'Change role' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'New role' }).click();
    await page.getByRole('option', { name: 'Editor' }).click();
    await dialog.getByText('Will be changed').locator('xpath=..').getByText('130').waitFor();
    await dialog.getByText('You', { exact: true }).locator('xpath=..').getByText('1', { exact: true }).waitFor();
    assert.deepEqual(await violations(page), []);
    await picture(page, 'users-bulk-preview');
    await dialog.getByRole('button', { name: 'Change the role of 130 people' }).click();
    await finished(page).filter({ hasText: '130 done' }).waitFor();
    await picture(page, 'users-bulk-done');
    assert.equal((await api(page, 'role=editor&limit=1', slug)).total.value, 130);
    await page.getByRole('button', { name: 'Undo' }).click();
    await rowOf(page, 'Monitor').first().waitFor();
    await eventually(async () => (await api(page, 'role=editor&limit=1', slug)).total.value, 0);
    assert.equal((await api(page, 'role=monitor&limit=1', slug)).total.value, 130);
  });

  it('acts on just those ticked, a range with Shift', async () => {
    const page = await list(here('?q=guest00'));
    await page.getByRole('checkbox', { name: 'Select guest002@crowd.example' }).click();
    await page.getByRole('checkbox', { name: 'Select guest004@crowd.example' }).click({ modifiers: ['Shift'] });
    await bar(page).getByText('3 selected').waitFor();
    await bar(page).getByRole('button', { name: 'Remove' }).click();
    const dialog = page.getByRole('dialog', { name: 'Remove 3 people?' });
    await dialog.getByLabel('Type 3 to confirm').fill('3');
    await dialog.getByRole('button', { name: 'Remove 3 people' }).click();
    await finished(page).filter({ hasText: '3 done' }).waitFor();
    await rowOf(page, 'guest003').waitFor({ state: 'detached' });
    assert.equal((await api(page, 'q=guest00', slug)).items.length, 7);
  });

  it('saves a view for all, opens it in another browser, and deletes it', async () => {
    const page = await list(here('?status=invited&sort=-email'));
    const name = 'Not yet in';
    await page.getByRole('button', { name: 'Save view' }).click();
    const dialog = page.getByRole('dialog', { name: 'Save this view' });
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByLabel('Everyone in this workspace sees it').check();
    await dialog.getByRole('button', { name: 'Save view' }).click();
    const tab = (p) => p.getByRole('navigation', { name: 'Saved views' }).getByRole('button', { name: new RegExp(`^${name}`) });
    await tab(page).and(page.locator('[aria-pressed=true]')).waitFor();
    const other = await list(here());
    await tab(other).click();
    await other.waitForURL(/status=invited/);
    await other.getByRole('columnheader', { name: 'E-mail' }).and(other.locator('[aria-sort=descending]')).waitFor();
    await page.getByRole('button', { name: `Actions for the view ${name}` }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await tab(page).waitFor({ state: 'detached' });
  });
});
