import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { call, enter, people, picture, tooWide, useBrowser, violations } from './console.mjs';
import { upstream } from './upstream.mjs';

const slug = `playground-${Date.now()}`;
const of = `/workspaces/${slug}/projects/tools`;
const at = (rest) => `/w/${slug}/projects/tools/${rest}`;

describe('a project’s servers and tools', () => {
  const { open } = useBrowser();
  let tracker;
  let locked;
  let page;
  const looked = async (where, name) => { assert.equal([...(await tooWide(where)), ...(await violations(where))].join('\n'), ''); await picture(where, name); };

  before(async () => {
    [tracker, locked] = await Promise.all([upstream(), upstream('the-right-key')]);
    page = await open({ width: 1280, height: 900 });
    await enter(page, people.admin);
    assert.equal((await call(page, 'POST', '/operator/workspaces', { name: 'Playground', slug })).status, 201);
    assert.equal((await call(page, 'POST', `/workspaces/${slug}/projects`, { name: 'Tools', slug: 'tools' })).status, 201);
    for (const [name, url, auth] of [['Tracker', tracker.url, { kind: 'none' }], ['Vault', locked.url, { kind: 'header', level: 'project' }], ['Nobody', 'http://127.0.0.1:9/mcp', { kind: 'none' }]]) {
      assert.equal((await call(page, 'POST', `${of}/servers`, { name, url, auth })).status, 201);
    }
  });
  after(() => { tracker?.stop(); locked?.stop(); });

  it('are tested: what works, what is missing, and what is dead', async () => {
    await page.goto(at('servers'));
    await page.getByRole('button', { name: 'Test Tracker' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('It works.').waitFor();
    await dialog.getByText('tracker', { exact: true }).waitFor();
    await looked(page, 'server-test-works');
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('button', { name: 'Test Nobody' }).click();
    await dialog.getByText('Nothing answers.').waitFor();
    await looked(page, 'server-test-dead');
    await dialog.getByRole('button', { name: 'Test again' }).click();
    await dialog.getByText('Nothing answers.').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('button', { name: 'Test Vault' }).click();
    await dialog.getByText('The secret is missing.').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
  });

  it('take a secret after a test only', async () => {
    await page.getByRole('button', { name: 'Actions for Vault' }).click();
    await page.getByRole('menuitem', { name: 'Secret' }).click();
    const dialog = page.getByRole('dialog', { name: 'Secret for “Vault”' });
    await dialog.getByLabel('New secret', { exact: true }).fill('a-wrong-key');
    await dialog.getByRole('button', { name: 'Set the secret' }).click();
    await dialog.getByText('did not accept').waitFor();
    assert.equal(await dialog.getByLabel('New secret', { exact: true }).inputValue(), 'a-wrong-key');
    await looked(page, 'secret-refused');
    await dialog.getByLabel('New secret', { exact: true }).fill('the-right-key');
    await dialog.getByRole('button', { name: 'Set the secret' }).click();
    await page.getByRole('row', { name: 'Vault' }).getByText('secret set').waitFor();
  });

  it('are called by hand, for oneself and for a test person', async () => {
    await page.goto(at('playground'));
    await page.getByRole('heading', { name: 'There is no agent yet' }).waitFor();
    assert.equal((await call(page, 'POST', `${of}/agents`, { name: 'Assistant' })).status, 201);
    await page.reload();
    await page.getByText('Nobody cannot be reached').waitFor();
    await page.getByRole('button', { name: 'tracker__create_issue' }).click();
    await page.getByRole('button', { name: 'Call', exact: true }).click();
    await page.getByText('Fill this in.').waitFor();
    await page.getByRole('textbox', { name: 'Title' }).fill('It is broken');
    await page.getByRole('button', { name: 'Call', exact: true }).click();
    await page.getByText('Opened: It is broken').waitFor();
    await page.getByText('It went well').waitFor();
    await looked(page, 'playground-called');
    await page.getByRole('button', { name: 'JSON', exact: true }).click();
    const json = page.getByRole('textbox', { name: 'Arguments' });
    assert.deepEqual(JSON.parse(await json.inputValue()), { title: 'It is broken', priority: 2 });
    await json.fill('{"title": "Twice", "labels": ["a"]}');
    await page.getByRole('button', { name: 'Call', exact: true }).click();
    await page.getByText('Opened: Twice').waitFor();
    await page.getByRole('button', { name: 'Form', exact: true }).click();
    assert.equal(await page.getByRole('textbox', { name: 'Title' }).inputValue(), 'Twice');

    await page.getByRole('button', { name: 'Test person' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a test person' });
    await dialog.getByLabel('Address').fill(people.admin);
    await dialog.getByRole('button', { name: 'Add' }).click();
    await dialog.getByText('Somebody here has this address').waitFor();
    await dialog.getByLabel('Address').fill('robot@tests.example');
    await dialog.getByRole('button', { name: 'Add' }).click();
    await page.getByRole('button', { name: 'tracker__fail' }).click();
    await page.getByText('It takes no arguments.').waitFor();
    await page.getByRole('button', { name: 'Call', exact: true }).click();
    await page.getByText('It never works.').waitFor();
    await page.getByText('It failed').waitFor();

    // What a person may not use is not there for them.
    const robot = (await call(page, 'GET', `${of}/test-people`)).body.items[0].id;
    await page.goto(at('users'));
    await page.getByRole('row', { name: 'robot@tests.example' }).click();
    const rules = page.getByRole('button', { name: 'Change', exact: true });
    await rules.click();
    await page.getByLabel('Forbidden').fill('tracker__fail');
    await looked(page, 'user-rules');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('without 1').waitFor();
    await page.goto(at(`playground?person=${robot}`));
    await page.getByRole('button', { name: 'tracker__create_issue' }).waitFor();
    assert.equal(await page.getByRole('button', { name: 'tracker__fail' }).count(), 0);
  });

  it('fit a phone, in the dark', async () => {
    const phone = await open({ width: 390, height: 844, scheme: 'dark' });
    await enter(phone, people.admin, { path: `/sign-in?returnTo=${encodeURIComponent(at('playground?tool=tracker__create_issue'))}` });
    await phone.getByRole('textbox', { name: 'Title' }).waitFor();
    await looked(phone, 'playground-phone');
    await phone.goto(at('agents'));
    await phone.getByRole('link', { name: 'Assistant' }).click();
    await phone.getByRole('radio', { name: 'Five tools that find the others' }).check();
    await phone.getByRole('button', { name: 'Save changes' }).click();
    await phone.getByText('The agent is saved.').waitFor();
    await looked(phone, 'agent-mode-phone');
    await phone.goto(at('playground'));
    await phone.getByRole('button', { name: 'suggest_tools' }).waitFor();
  });
});
