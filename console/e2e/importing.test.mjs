import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { call, enter, people, picture, tooWide, useBrowser, violations } from './console.mjs';

const unique = Date.now();
const page = '/w/acme/users/import';
const of = (local) => `${local}.${unique}@acme.example`;
const table = (at) => at.getByRole('table', { name: 'Rows of the file' });
const figure = (at, label) => at.getByRole('group', { name: 'Figures' }).getByRole('button', { name: label });
const csv = (text, name = 'staff.csv') => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

/** A file let fall on the page, as from a file manager. */
async function drop(at, { name, buffer }) {
  const files = await at.evaluateHandle(([n, bytes]) => { const t = new DataTransfer(); t.items.add(new File([new Uint8Array(bytes)], n, { type: 'text/csv' })); return t; }, [name, [...buffer]]);
  await at.dispatchEvent('main', 'dragover', { dataTransfer: files });
  await at.dispatchEvent('main', 'drop', { dataTransfer: files });
}

const choose = (at, file) => at.getByLabel('CSV file').first().setInputFiles(file);
const clean = async (at) => { assert.equal((await violations(at)).join('\n'), ''); assert.deepEqual(await tooWide(at), []); };

const staff = [
  'Vorname;Nachname;Adresse;Abteilung;Standorte;Personalnr.;',
  `Ana;Silva;${of('ana')};Depot ${unique};;40081;`,
  `João;Costa;${of('joao')};depot ${unique};All;40082;`,
  `;Antunes;${of('nameless')};;;40083;`,
  'Duarte;Lopes;duarte@@acme;;;40084;',
  `Marta;Pinho;${of('marta')};;Nowhere ${unique};40085;`,
  `Adam;Admin;${people.admin};;;40086;`,
  '',
].join('\r\n');

/** A reload takes back what the browser is only about to keep. */
async function keptFor(page, field) {
  for (let i = 0; i < 200; i++) {
    const mappings = await page.evaluate(async () => {
      const done = (request) => new Promise((resolve, reject) => { request.onsuccess = () => resolve(request.result); request.onerror = () => reject(request.error); });
      const database = await done(indexedDB.open('gatehouse-imports'));
      const all = await done(database.transaction('drafts').objectStore('drafts').getAll());
      database.close();
      return all.map((draft) => draft.mapping);
    });
    if (mappings.some((mapping) => mapping.includes(field))) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`no file is kept with a column for ${field}`);
}

describe('users from a file', () => {
  const { open } = useBrowser();

  it('goes from the file over its columns and a dry run to people in the list', async () => {
    const admin = await open();
    await enter(admin, people.admin, { path: '/sign-in?returnTo=%2Fw%2Facme%2Fusers' });
    const before = (await call(admin, 'GET', '/workspaces/acme/licence')).body.used;
    await admin.getByRole('link', { name: 'Import' }).click();
    await admin.getByRole('heading', { level: 1, name: 'Import users' }).waitFor();
    await admin.getByText('All, or those that exist').waitFor();
    await clean(admin);
    await picture(admin, 'import-drop');
    await drop(admin, csv(staff));

    await admin.getByText('6 rows').waitFor();
    await admin.getByText('Columns', { exact: true }).and(admin.locator('[aria-current=step] *')).waitFor();
    const goesTo = (name) => admin.getByRole('combobox', { name: `“${name}” goes to` });
    for (const [name, to] of [['Vorname', 'First Name *'], ['Nachname', 'Last Name *'], ['Adresse', 'Email *'], ['Abteilung', 'Team'], ['Standorte', 'Remote Sites'], ['Personalnr.', 'Do not import']]) assert.equal(await goesTo(name).inputValue(), to);
    await admin.getByText('5 valid, 1 not valid').waitFor();
    await admin.getByText('1 team, 1 will be made').waitFor();
    await admin.getByText(`“Nowhere ${unique}” does not exist`).waitFor();
    await clean(admin);
    await picture(admin, 'import-columns');
    await goesTo('Adresse').click();
    await admin.getByRole('option', { name: 'Do not import' }).click();
    await admin.getByText('Still to be mapped: Email').waitFor();
    assert.ok(await admin.getByRole('button', { name: 'Start dry run' }).isDisabled());
    await goesTo('Adresse').click();
    await admin.getByRole('option', { name: 'Email' }).click();
    await keptFor(admin, 'email');
    await admin.reload();
    await admin.getByText('* must be mapped').waitFor();
    await admin.getByRole('button', { name: 'Start dry run' }).click();

    await figure(admin, 'Will be added').getByText('2', { exact: true }).waitFor();
    await figure(admin, 'Skipped').getByText('1', { exact: true }).waitFor();
    await figure(admin, 'Rows with an error').getByText('3', { exact: true }).waitFor();
    await admin.getByRole('group', { name: 'Figures' }).filter({ hasText: `Seats after import${(before + 2).toLocaleString('en-GB')}` }).waitFor();
    await table(admin).getByRole('row', { name: 'Antunes' }).getByText('First Name: is missing').waitFor();
    await table(admin).getByRole('row', { name: 'duarte@@acme' }).getByText('Error').waitFor();
    await table(admin).getByRole('row', { name: people.admin }).getByText('Skipped').waitFor();
    await table(admin).getByRole('row', { name: of('ana') }).getByText(`Team “Depot ${unique}” will be made`).waitFor();
    await clean(admin);
    await picture(admin, 'import-dry-run');
    assert.equal((await call(admin, 'GET', `/workspaces/acme/members?q=${of('ana')}`)).body.items.length, 0, 'a dry run adds nobody');
    await figure(admin, 'Rows with an error').click();
    await admin.waitForURL(/show=failed/);
    await admin.reload();
    assert.equal(await table(admin).getByRole('row', { name: people.admin }).count(), 0);
    await admin.getByRole('button', { name: 'Import 2 users' }).click();

    await admin.getByText('2 users added.').waitFor();
    await admin.waitForURL(/job=job_/);
    const [file] = await Promise.all([admin.waitForEvent('download'), admin.getByRole('link', { name: '4 rows left out, CSV' }).click()]);
    const lines = readFileSync(await file.path(), 'utf8').trim().split('\n');
    assert.match(lines[0], /^First Name,Last Name,Email,Team,Remote Sites,Role,Tags,Line,Reason/);
    assert.equal(lines.length, 5);
    assert.match(lines.find((l) => l.includes('Pinho')), /,6,.*Nowhere/);
    await admin.getByRole('link', { name: 'Home' }).click();
    await admin.goBack();
    await admin.getByText('2 users added.').waitFor();
    await clean(admin);
    await picture(admin, 'import-result');
    await admin.getByRole('link', { name: 'Show in the list' }).click();
    for (const [local, name] of [['ana', 'Ana Silva'], ['joao', 'João Costa']]) {
      const row = admin.getByRole('grid', { name: 'Users' }).getByRole('row').filter({ hasText: of(local) });
      await row.getByText(name).waitFor();
      await row.getByText(`Depot ${unique}`).waitFor();
    }
    // The same people again, to be changed, with a site that is misspelt.
    const [site] = (await call(admin, 'GET', '/workspaces/acme/sites?limit=1')).body.items.map((x) => x.name);
    await admin.goto(page);
    const [picker] = await Promise.all([admin.waitForEvent('filechooser'), admin.getByRole('button', { name: 'choose a file' }).press('Enter')]);
    await picker.setFiles(csv(`Vorname;Nachname;Adresse;Abteilung;Standorte;Personalnr.;\nAna;Silva;${of('ana')};;${site}x;1;\n`));
    await admin.getByText('Columns as last time').waitFor();
    await admin.getByRole('combobox', { name: 'When the e-mail is already here' }).click();
    await admin.getByRole('option', { name: 'Change role, team, tags and sites' }).click();
    await admin.getByRole('button', { name: 'Start dry run' }).click();
    await admin.getByText(`Did you mean “${site}”?`).waitFor();
    await clean(admin);
    const checked = admin.url();
    await admin.getByRole('button', { name: `Use it: “${site}” for “${site}x” in every row` }).click();
    await admin.waitForURL((url) => url.href !== checked && url.searchParams.has('check'));
    await admin.getByRole('button', { name: 'Change 1 user', exact: true }).waitFor();
    await admin.goto(checked);
    await admin.getByText('were changed after this dry run').waitFor();
    assert.equal(await admin.getByRole('button', { name: 'Change 1 user', exact: true }).count(), 0);
    await admin.getByRole('button', { name: 'Run it again' }).click();
    await admin.getByRole('button', { name: 'Change 1 user', exact: true }).click();
    await admin.getByText('1 user changed.').waitFor();
    assert.equal((await call(admin, 'GET', `/workspaces/acme/members?q=${of('ana')}`)).body.items[0].sites[0].name, site);

    // What was left out, with its reasons, is a file itself.
    await admin.goto(page);
    await choose(admin, csv(lines.join('\n'), 'errors.csv'));
    await admin.getByRole('button', { name: 'Start dry run' }).click();
    await figure(admin, 'Rows with an error').getByText('3', { exact: true }).waitFor();
  });

  it('says in place what is wrong with a file, and keeps one that was begun', async () => {
    const admin = await open({ width: 390, height: 844, scheme: 'dark' });
    await enter(admin, people.admin, { path: `/sign-in?returnTo=${encodeURIComponent(page)}` });
    await admin.getByRole('button', { name: 'choose a file' }).waitFor();
    const refused = async (file, why) => { await choose(admin, file); await admin.getByRole('alert').filter({ hasText: why }).waitFor(); };
    await refused(csv(''), 'The file is empty');
    await refused(csv('First Name,Last Name,Email\n'), 'no row below the headings');
    await refused(csv(`Ana,Silva,${of('first')}\nB,C,${of('second')}\n`), 'must hold the headings. An import has no column "Ana"');
    await refused(csv('First Name,Last Name,Email\nA,B,"c@d.example\n'), 'a quotation that does not end');
    await refused({ ...csv('', 'users.xlsx'), buffer: Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0, 0, 0, 33, 0, 98, 238, 10, 1]) }, 'no CSV file');
    await refused({ ...csv(''), buffer: Buffer.alloc(5 * 1024 * 1024 + 1, 'a') }, 'at most 5 MB');
    await clean(admin);
    await picture(admin, 'import-refused-phone');

    const many = Array.from({ length: 501 }, (_, i) => `P,${i},${of(`many${i}`)}`).join('\n');
    await choose(admin, csv(`First Name,Last Name,Email\n${many}\n`));
    await admin.getByRole('button', { name: 'Start dry run' }).click();
    await admin.getByRole('alert').filter({ hasText: 'more than 500 rows' }).waitFor();
    await clean(admin);

    const wide = Buffer.from(`\ufeffE-Mail\tfirst_name\tLAST NAME\n${of('utf16')}\tZoë\tŁukasz\n`, 'utf16le');
    await choose(admin, { ...csv('', 'utf16.csv'), buffer: wide });
    await admin.getByText('UTF-16, separated by tabs').waitFor();
    await clean(admin);
    await picture(admin, 'import-columns-phone');
    await admin.goto('/w/acme/users');
    await admin.goto(page);
    await admin.getByText('“utf16.csv” is here and not imported yet.').waitFor();
    await admin.getByRole('link', { name: 'Go on with it' }).click();
    await admin.getByRole('button', { name: 'Start dry run' }).click();
    await admin.getByRole('button', { name: 'Import 1 user', exact: true }).waitFor();
    await clean(admin);
    await picture(admin, 'import-dry-run-phone');
  });

  it('shows an import to whoever has its link, and a dry run never as an import', async () => {
    const admin = await open({ width: 1280, scheme: 'dark' });
    await enter(admin, people.admin);
    const start = async (query, local) => {
      const text = `First Name,Last Name,Email\nLinked,One,${of(local)}\n,Two,${of('two')}\n`;
      const job = await admin.evaluate(async ([q, body]) => (await fetch(`/api/v1/workspaces/acme/imports${q}`, { method: 'POST', headers: { 'content-type': 'text/csv' }, body })).json(), [query, text]);
      return job.id;
    };
    const [dry, real] = [await start('?dryRun=true', 'dry'), await start('', 'real')];
    await admin.goto(`/w/acme/jobs?job=${dry}`);
    await admin.getByRole('link', { name: 'Rows and what became of them' }).click();
    await admin.waitForURL(new RegExp(`check=${dry}`));
    await figure(admin, 'Will be added').getByText('1', { exact: true }).waitFor();
    await admin.getByText('The file is not in this browser').waitFor();
    assert.equal(await admin.getByRole('button', { name: /^Import \d/ }).count(), 0);
    await clean(admin);
    await admin.goto(`${page}?check=${real}`);
    await admin.getByText('1 user added.').waitFor();
    await table(admin).getByRole('row', { name: of('two') }).getByText('First Name: is missing').waitFor();
    await clean(admin);
    await picture(admin, 'import-result-dark');
    await admin.goto(`${page}?job=job_00000000000000000000000000`);
    await admin.getByRole('heading', { name: 'There is no such import' }).waitFor();
  });

  it('is stopped, also in the moment it ends, and leaves nothing behind for whoever comes next', async () => {
    const admin = await open();
    await enter(admin, people.admin, { path: `/sign-in?returnTo=${encodeURIComponent(page)}` });
    const many = Array.from({ length: 500 }, (_, i) => `P,${i},${of(`stop${i}`)}`).join('\n');
    await choose(admin, csv(`First Name,Last Name,Email\n${many}\n`, 'many.csv'));
    await admin.getByRole('button', { name: 'Start dry run' }).click();
    await admin.getByRole('button', { name: /^Import \d/ }).waitFor();

    // The page still believes that it runs.
    const id = new URL(admin.url()).searchParams.get('check');
    const job = (await call(admin, 'GET', `/workspaces/acme/jobs/${id}`)).body;
    let asked = false;
    await admin.route(`**/jobs/${id}`, (route) => (asked ? route.continue() : route.fulfill({ json: { ...job, state: 'running', cancellable: true, done: 40 } })));
    await admin.route(`**/jobs/${id}/cancel`, (route) => { asked = true; return route.continue(); });
    await admin.reload();
    await admin.getByText('of 500').waitFor();
    await clean(admin);
    await picture(admin, 'import-progress');
    const refused = admin.waitForResponse((r) => r.url().endsWith(`/jobs/${id}/cancel`) && r.status() === 409);
    await admin.getByRole('button', { name: 'Stop the dry run' }).click();
    await refused;
    await admin.getByRole('button', { name: /^Import \d/ }).waitFor();

    // Stopped in time, which a quick server makes a matter of luck.
    const stopped = await admin.evaluate(async (body) => {
      const post = (path, init) => fetch(`/api/v1/workspaces/acme${path}`, { method: 'POST', ...init });
      for (let n = 0; n < 20; n++) {
        const { id } = await (await post('/imports?dryRun=true', { headers: { 'content-type': 'text/csv' }, body })).json();
        if ((await post(`/jobs/${id}/cancel`)).ok) return id;
      }
      return undefined;
    }, `First Name,Last Name,Email\n${many}\n`);
    await admin.goto(`${page}?check=${stopped}`);
    await admin.getByText('The dry run was stopped.').waitFor();
    assert.equal(await admin.getByRole('button', { name: /^Import \d/ }).count(), 0);
    await clean(admin);

    await admin.getByRole('button', { name: /^Account of/ }).click();
    await admin.getByRole('menuitem', { name: 'Sign out' }).click();
    await admin.waitForURL(/sign-in/);
    assert.deepEqual(await admin.evaluate(async () => (await indexedDB.databases()).map((d) => d.name)), []);
  });

  it('is for Admins', async () => {
    const monitor = await open();
    await enter(monitor, people.monitor, { path: '/sign-in?returnTo=%2Fw%2Facme%2Fusers' });
    await monitor.getByRole('button', { name: 'Export' }).waitFor();
    assert.equal(await monitor.getByRole('link', { name: 'Import' }).count(), 0);
    await monitor.goto(page);
    await monitor.getByRole('heading', { name: 'This is not for your role' }).waitFor();
  });
});
