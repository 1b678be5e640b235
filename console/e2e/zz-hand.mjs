import { before, describe, it } from 'node:test';
import { enterHearing, people, useBrowser } from './console.mjs';
const t0 = () => performance.now();
const shot = (p, n) => p.screenshot({ path: `/tmp/hand/${n}.png` });
describe('hand', () => {
  const { open } = useBrowser();
  it('walks 100,000', async () => {
    const page = await open({ width: 1440, height: 900 });
    await enterHearing(page, people.admin, { path: '/sign-in?returnTo=' + encodeURIComponent('/w/acme/users') });
    const settled = () => page.waitForFunction(() => document.querySelector('[role=grid][aria-busy=false]:not([data-old])'));
    await settled(); await shot(page, '1-list');
    for (const [n, q] of [['sort', '?sort=-email'], ['filter', '?role=editor&sort=-createdAt'], ['search', '?q=person0999'], ['none', '?q=zzzzqqq']]) {
      const t = t0(); await page.goto(process.env.BASE + '/w/acme/users' + q); await settled(); console.log(n, Math.round(t0() - t), 'ms'); await shot(page, '2-' + n);
    }
    await page.goto(process.env.BASE + '/w/acme/users?q=' + process.env.Q); await settled();
    const search = page.getByRole('searchbox').first();
    await page.getByRole('checkbox', { name: 'Select all that are loaded' }).check();
    await page.getByRole('button', { name: /Select all [\d,. ]+ that match/ }).click(); await shot(page, '3-selected');
    await page.getByRole('toolbar', { name: 'Actions for those selected' }).getByRole('button', { name: 'Change role' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'New role' }).click();
    await page.getByRole('option', { name: process.env.ROLE ?? 'Monitor' }).click();
    const t = t0(); await dialog.getByText('Will be changed').waitFor(); console.log('preview', Math.round(t0() - t), 'ms'); await shot(page, '4-preview');
    const b = t0(); await dialog.getByRole('button', { name: /Change the role of/ }).click();
    await page.waitForTimeout(3000); await shot(page, '5-progress');
    const finished = page.getByRole('status').filter({ hasText: /\d done/ });
    await finished.waitFor({ timeout: 240000 }); console.log('bulk', Math.round(t0() - b), 'ms', await finished.innerText()); await shot(page, '6-done');
    const u = t0(); await page.getByRole('button', { name: 'Undo' }).click();
    await page.waitForTimeout(4000); await shot(page, '7-undoing');
    await finished.waitFor({ timeout: 240000 }); console.log('undo', Math.round(t0() - u), 'ms', await finished.innerText().catch(() => '')); await shot(page, '8-undone');
  });
});
