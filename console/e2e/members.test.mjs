import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { call, enter, enterHearing, people, picture, tooWide, useBrowser, violations } from './console.mjs';

const unique = Date.now();
const slug = `form-${unique}`;
const users = (query = '') => `/w/${slug}/users${query}`;
const rowOf = (page, text) => page.getByRole('grid', { name: 'Users' }).locator('[role=row][data-index]').filter({ hasText: text });
const settled = (page) => page.waitForFunction(() => document.querySelector('[role=grid][aria-busy=false]:not([data-old])'));
const made = {};

describe('a member by form', () => {
  const { open } = useBrowser();
  const list = async (address = users(), window) => {
    const page = await open(window);
    await enterHearing(page, people.admin, { path: `/sign-in?returnTo=${encodeURIComponent(address)}` });
    await settled(page);
    return page;
  };
  const get = async (page, email) => (await call(page, 'GET', `/workspaces/${slug}/members?q=${encodeURIComponent(email)}`)).body.items[0];

  let workspace;
  before(async () => {
    const page = await open();
    await enter(page, people.admin);
    const answer = await call(page, 'POST', '/operator/workspaces', { name: 'Form', slug });
    assert.equal(answer.status, 201);
    workspace = answer.body.id;
    for (const [kind, name] of [['teams', 'Red team'], ['teams', 'Blue team'], ['tags', 'night shift'], ['tags', 'contractor'], ['sites', 'Head office'], ['sites', 'Depot']]) {
      const { body, status } = await call(page, 'POST', `/workspaces/${slug}/${kind}`, { name });
      assert.equal(status, 201);
      made[name] = body.id;
    }
  });

  it('is made by the keyboard, with what is wrong said on its field and what was typed kept', async () => {
    const page = await list();
    await page.getByRole('button', { name: 'Add user' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a user' });
    await dialog.getByLabel('First name').waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'firstName');
    await page.keyboard.press('Enter');
    assert.equal(await dialog.getByText('Fill this in.').count(), 3);
    await page.keyboard.type('Nadia');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Petrova');
    await page.keyboard.press('Tab');
    await page.keyboard.type(people.admin);
    await dialog.getByRole('combobox', { name: 'Role' }).click();
    await page.getByRole('option', { name: 'Editor' }).click();
    await dialog.getByRole('combobox', { name: 'Team' }).fill('red');
    await page.getByRole('option', { name: 'Red team' }).click();
    await dialog.getByRole('combobox', { name: 'Tags' }).click();
    await page.getByRole('option', { name: 'night shift' }).click();
    await page.getByRole('option', { name: 'contractor' }).click();
    await page.keyboard.press('Tab');
    await dialog.getByRole('button', { name: 'Chosen' }).click();
    await dialog.getByRole('button', { name: 'Add user' }).click();
    await dialog.getByText('Choose at least one site').waitFor();
    await dialog.getByRole('combobox', { name: 'Remote sites' }).click();
    await page.getByRole('option', { name: 'Depot' }).click();
    await page.keyboard.press('Tab');
    await dialog.getByRole('button', { name: 'Add user' }).click();
    await dialog.getByText('There is a member or an invitation of this address already.').waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'email');
    assert.equal(await dialog.getByLabel('First name').inputValue(), 'Nadia');
    await page.keyboard.press('Escape');
    await dialog.waitFor();
    await picture(page, 'member-form-refused');
    const email = `nadia.${unique}@form.example`;
    await dialog.getByLabel('E-mail').fill(email);
    await page.keyboard.press('Enter');
    await page.getByText(/^Nadia Petrova is a member now\./).waitFor();
    await dialog.waitFor({ state: 'detached' });
    await rowOf(page, email).getByText('Red team').waitFor();
    const member = await get(page, email);
    assert.deepEqual([member.role, member.status, member.team.name, member.tags.map((t) => t.name).sort(), member.sites.map((x) => x.name)], ['editor', 'active', 'Red team', ['contractor', 'night shift'], ['Depot']]);
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByRole('dialog', { name: 'Details of Nadia Petrova' }).waitFor();
  });

  it('is edited from the row and from the drawer, names too until they have come in', async () => {
    const page = await list(users(`?q=${unique}`));
    await page.getByRole('button', { name: 'Actions for Nadia Petrova' }).click();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    let dialog = page.getByRole('dialog', { name: 'Edit Nadia Petrova' });
    assert.equal(await dialog.getByRole('button', { name: 'Save changes' }).isDisabled(), true);
    await dialog.getByLabel('Last name').fill('Petrova-Lind');
    await dialog.getByRole('button', { name: 'All sites' }).click();
    await dialog.getByRole('combobox', { name: 'Team' }).click();
    await page.getByRole('option', { name: 'Unassigned' }).click();
    await dialog.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Nadia Petrova-Lind is saved.').waitFor();
    await rowOf(page, 'Nadia Petrova-Lind').click();
    const drawer = page.getByRole('dialog', { name: 'Details of Nadia Petrova-Lind' });
    await drawer.getByText('All sites').waitFor();
    await drawer.getByRole('button', { name: 'Edit Nadia Petrova-Lind' }).click();
    dialog = page.getByRole('dialog', { name: 'Edit Nadia Petrova-Lind' });
    await dialog.getByRole('combobox', { name: 'Status' }).click();
    await page.getByRole('option', { name: 'Suspended' }).click();
    await dialog.getByRole('button', { name: 'Save changes' }).click();
    await drawer.getByText('Suspended').first().waitFor();
    const now = await get(page, `nadia.${unique}`);
    assert.deepEqual([now.lastName, now.status, now.team, now.sites], ['Petrova-Lind', 'disabled', null, 'all']);
    await page.goto(users(`?q=${people.admin}`));
    await page.getByRole('button', { name: /^Actions for/ }).click();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    dialog = page.getByRole('dialog', { name: /^Edit / });
    await dialog.getByText('Only they change its name and address').waitFor();
    assert.equal(await dialog.getByLabel('First name').isDisabled(), true);
    assert.equal(await dialog.getByRole('combobox', { name: 'Status' }).isDisabled(), true);
  });

  it('says when somebody else saved meanwhile, and keeps what both changed', async () => {
    const page = await list(users(`?q=${unique}`));
    const member = await get(page, `nadia.${unique}`);
    await page.getByRole('button', { name: 'Actions for Nadia Petrova-Lind' }).click();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit Nadia Petrova-Lind' });
    await dialog.getByRole('combobox', { name: 'Team' }).click();
    await page.getByRole('option', { name: 'Blue team' }).click();
    assert.equal((await call(page, 'PATCH', `/workspaces/${slug}/members/${member.id}`, { role: 'monitor', team: made['Red team'] })).status, 200);
    await dialog.getByRole('button', { name: 'Save changes' }).click();
    const stale = dialog.getByRole('alert').filter({ hasText: 'Someone else changed Nadia Petrova-Lind meanwhile' });
    await stale.getByRole('row', { name: 'Team Blue team Red team' }).waitFor();
    assert.equal(await stale.getByRole('row').count(), 2);
    assert.equal((await violations(page)).join('\n'), '');
    await picture(page, 'member-form-stale');
    await stale.getByRole('button', { name: 'Save mine over it' }).click();
    await page.getByText('Nadia Petrova-Lind is saved.').waitFor();
    const now = await get(page, `nadia.${unique}`);
    assert.deepEqual([now.role, now.team.name], ['monitor', 'Blue team']);
  });

  it('is refused without a seat, in words, and taken in suspended', async () => {
    const page = await list();
    const used = (await call(page, 'GET', `/workspaces/${slug}/licence`)).body.used;
    assert.equal((await call(page, 'PATCH', `/operator/workspaces/${workspace}`, { seats: used })).status, 200);
    await page.goto(users('?new=yes'));
    const dialog = page.getByRole('dialog', { name: 'Add a user' });
    await dialog.getByText('All seats are taken. Add them as suspended').waitFor();
    await dialog.getByLabel('First name').fill('Marcus');
    await dialog.getByLabel('Last name').fill('Thorne');
    await dialog.getByLabel('E-mail').fill(`marcus.${unique}@form.example`);
    await dialog.getByRole('button', { name: 'Add user' }).click();
    await dialog.getByRole('alert').filter({ hasText: 'No seat is left.' }).waitFor();
    await dialog.getByText(`All ${used} seats are taken.`).waitFor();
    await picture(page, 'member-form-no-seat');
    await dialog.getByRole('combobox', { name: 'Status' }).click();
    await page.getByRole('option', { name: 'Suspended' }).click();
    await dialog.getByRole('button', { name: 'Add user' }).click();
    await page.getByText('Marcus Thorne is a member now.').waitFor();
    assert.equal((await get(page, `marcus.${unique}`)).status, 'disabled');
    assert.equal((await call(page, 'PATCH', `/operator/workspaces/${workspace}`, { seats: null })).status, 200);
  });

  it('gets the invitation again, from the row and from the drawer', async () => {
    const email = `camille.${unique}@form.example`;
    const page = await list();
    assert.equal((await call(page, 'POST', `/workspaces/${slug}/invitations`, { emails: [email, `other.${email}`], role: 'monitor' })).status, 200);
    const link = async () => (await call(page, 'GET', `/workspaces/${slug}/invitations?q=${email}`)).body.items.find((i) => i.email === email);
    const before = await link();
    await page.goto(users(`?q=${email}&sort=-email`));
    const row = rowOf(page, email).filter({ hasNotText: `other.${email}` });
    const again = page.waitForResponse((r) => /\/resend$/.test(r.url()));
    await row.getByRole('button', { name: /^Actions for/ }).click();
    await page.getByRole('menuitem', { name: 'Resend invitation' }).click();
    assert.equal((await again).status(), 200);
    assert.match((await again).url(), new RegExp(before.id));
    await page.getByText(new RegExp(`${email}.*(on its way|Copy its link)`)).first().waitFor();
    await row.click();
    const drawer = page.getByRole('dialog', { name: `Details of ${email}` });
    await picture(page, 'member-invited');
    assert.equal((await violations(page)).join('\n'), '');
    // Cancelled elsewhere in this moment: said in words.
    await page.route(/\/resend$/, (r) => r.fulfill({ status: 409, contentType: 'application/problem+json', body: JSON.stringify({ type: '/problems/conflict', title: 'Conflict', status: 409, detail: 'It was cancelled. Invite the address again.' }) }));
    await drawer.getByRole('button', { name: 'Resend invitation' }).click();
    const refused = page.getByRole('dialog', { name: `The invitation of ${email} was not sent again` });
    await refused.getByText('It was cancelled. Invite the address again.').waitFor();
    await page.unroute(/\/resend$/);
    await refused.getByRole('button', { name: 'Close' }).last().click();
    const second = page.waitForResponse((r) => /\/resend$/.test(r.url()));
    await drawer.getByRole('button', { name: 'Resend invitation' }).click();
    assert.equal((await second).status(), 200);
  });

  it('is not offered to those who may not', async () => {
    const page = await open();
    await enter(page, people.monitor);
    await page.goto('/w/acme/users?new=yes');
    await settled(page);
    assert.equal(await page.getByRole('button', { name: 'Add user' }).count(), 0);
    assert.equal(await page.getByRole('dialog').count(), 0);
    await page.getByRole('button', { name: /^Actions for/ }).first().click();
    assert.equal(await page.getByRole('menuitem', { name: 'Edit' }).isDisabled(), true);
  });

  for (const { scheme, width } of [{ scheme: 'light', width: 1440 }, { scheme: 'dark', width: 1280 }, { scheme: 'light', width: 390 }, { scheme: 'dark', width: 390 }]) {
    it(`has no serious accessibility violation, in ${scheme} at ${width}`, async () => {
      const page = await list(users('?new=yes'), { width, height: width < 500 ? 844 : 900, scheme });
      const dialog = page.getByRole('dialog', { name: 'Add a user' });
      await dialog.getByLabel('First name').waitFor();
      const wrong = [];
      const look = async (name) => { wrong.push(...(await violations(page)), ...(await tooWide(page))); await picture(page, `member-form-${name}-${scheme}-${width}`); };
      await look('new');
      await dialog.getByRole('combobox', { name: 'Tags' }).click();
      await page.getByRole('option', { name: 'contractor' }).click();
      await look('tags');
      await page.getByRole('option', { name: 'night shift' }).click();
      await dialog.getByRole('button', { name: 'Chosen' }).click();
      await dialog.getByRole('button', { name: 'Add user' }).click();
      await dialog.getByText('Fill this in.').first().waitFor();
      await look('wrong');
      assert.equal(wrong.join('\n'), '');
    });
  }
});
