// What every browser test needs: people of the sample organisation, signed-in pages, the API beside the browser, axe.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { launch } from './browser.mjs';

export const base = (process.env.BASE ?? 'http://127.0.0.1:8080').replace(/\/$/, '');
export const password = 'correct horse battery staple';
/** For waiting only: what is promised sooner has its own end. */
export const patience = Number(process.env.PATIENCE ?? 90_000);
export const people = { admin: 'admin@acme.example', monitor: 'monitor@acme.example', agent: 'agent@acme.example', both: 'both@acme.example' };

/** A browser for the file it is called in, and a way to open windows that share nothing. Every uncaught error of a page fails the test. */
export function useBrowser() {
  const state = { browser: undefined, errors: [] };
  before(async () => { state.browser = await launch(); });
  after(async () => { await state.browser?.close(); if (state.errors.length > 0) throw new Error(`Errors in pages:\n${state.errors.join('\n')}`); });
  return {
    async open({ width = 1440, height = 900, scheme = 'light' } = {}) {
      const context = await state.browser.newContext({ viewport: { width, height }, colorScheme: scheme, baseURL: base, reducedMotion: 'reduce', acceptDownloads: true });
      context.setDefaultTimeout(patience);
      if (process.env.MOCK) await context.addCookies([{ name: 'mock', value: 'signedout', url: base }]);
      const page = await context.newPage();
      page.on('pageerror', (e) => state.errors.push(`${page.url()}: ${e.stack ?? e.message}`));
      return page;
    },
  };
}

export async function signIn(page, email, { path = '/sign-in', secret = password } = {}) {
  await page.goto(path);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(secret);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** Signed in and in the shell. */
export async function enter(page, email, options) {
  await signIn(page, email, options);
  await page.locator('main#main').waitFor();
}

/** In the shell, with the live events open: whatever happens to this person from now on reaches the page. */
export async function enterHearing(page, email, options) {
  const stream = page.waitForResponse((r) => /\/workspaces\/[^/]+\/events$/.test(r.url()) && r.ok());
  await enter(page, email, options);
  await stream;
}

/** Reads again until it is as expected. */
export async function eventually(read, expected) {
  const end = Date.now() + patience;
  for (;;) {
    const now = await read();
    if (isDeepStrictEqual(now, expected)) return;
    if (Date.now() > end) assert.deepEqual(now, expected);
    await new Promise((again) => setTimeout(again, 100));
  }
}

/** The API with the page's own session, for what another screen or person does meanwhile. */
export async function call(page, method, path, body) {
  return page.evaluate(async ([m, p, b]) => {
    const r = await fetch(`/api/v1${p}`, { method: m, headers: b ? { 'content-type': 'application/json' } : {}, body: b && JSON.stringify(b) });
    const text = await r.text();
    return { status: r.status, etag: r.headers.get('ETag'), body: text && /json/.test(r.headers.get('content-type') ?? '') ? JSON.parse(text) : text };
  }, [method, path, body]);
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Looks again for a while as long as something is found: what loads or fades offends for a moment, a fault stays. */
async function lasting(look) {
  const end = Date.now() + 10_000;
  for (;;) {
    const found = await look();
    if (found.length === 0 || Date.now() > end) return found;
    await new Promise((again) => setTimeout(again, 250));
  }
}

/** What is wrong when the page is wider than its window; nothing is what we want. */
export const tooWide = (page) => lasting(async () => ((await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) ? ['wider than the window'] : []));

/** Serious and critical violations of WCAG 2.2 AA, as lines that say where; none is what we want. */
export async function violations(page) {
  await page.evaluate(axeSource);
  return lasting(() => offences(page));
}

async function offences(page) {
  const found = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] }));
  return found.violations.filter((v) => v.impact === 'serious' || v.impact === 'critical').map((v) => `${v.id}: ${v.help}\n${v.nodes.slice(0, 4).map((n) => `    ${n.target.join(' ')}  ${n.any[0]?.message ?? ''}`).join('\n')}`);
}

/** The code an authenticator app shows for this key (RFC 6238: SHA-1, 30 s, 6 digits). */
export function totp(key, at = Date.now()) {
  const bits = [...key.replace(/[\s=]/g, '').toUpperCase()].map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0')).join('');
  const secret = Buffer.from(bits.match(/.{8}/g).map((b) => parseInt(b, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = mac[19] & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** On the security page: turns the second step on; its key, and the recovery codes. */
export async function enrol(page, secret = password) {
  await page.getByRole('button', { name: 'Set up an authenticator app' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Password', { exact: true }).fill(secret);
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await dialog.getByAltText('QR code').waitFor();
  const key = await dialog.getByLabel('Key', { exact: true }).textContent();
  const code = dialog.getByLabel('Then type the 6 digits');
  await code.fill(wrongCode(key));
  await dialog.getByRole('button', { name: 'Turn it on' }).click();
  await dialog.getByRole('alert').waitFor();
  await code.fill(totp(key));
  await dialog.getByRole('button', { name: 'Turn it on' }).click();
  await dialog.getByRole('heading', { name: 'Keep these recovery codes' }).waitFor();
  const codes = await dialog.getByRole('listitem').allTextContents();
  await dialog.getByRole('button', { name: 'I have kept them' }).click();
  await page.getByText(`${codes.length} recovery codes left`).waitFor();
  return { key, codes };
}

/** Six digits that are the code of no moment near this one. */
function wrongCode(key) {
  const near = [-2, -1, 0, 1, 2].map((step) => totp(key, Date.now() + step * 30_000));
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !near.includes(code));
}

/** On the security page: asks for the second step to be turned off. */
export async function turnOff(page, secret = password) {
  await page.getByRole('button', { name: 'Turn off' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Password', { exact: true }).fill(secret);
  await dialog.getByRole('button', { name: 'Turn off' }).click();
}

/** Keeps a picture beside the test results, for whoever looks at what failed, and for the guide. */
export async function picture(page, name) {
  const folder = new URL('../target/e2e/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: new URL(`${name}.png`, folder).pathname });
}
