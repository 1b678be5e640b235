// A Chromium that comes with npm, so that the tests need nothing installed: its own libraries, and fonts from wherever there are some.
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Its package reuses whatever lies in the temporary folder, of any version; so each version gets a folder of its own. */
const folder = join(tmpdir(), 'gatehouse-chromium-143.0.4');

export async function launch() {
  mkdirSync(folder, { recursive: true });
  process.env.TMPDIR = folder;
  // Must be set before the import: makes the package unpack the libraries that a bare system lacks.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  const { chromium: playwright } = await import('playwright-core');
  const executablePath = process.env.CHROMIUM ?? (await chromium.executablePath());
  useFonts();
  // Not the package's own arguments: they turn off web security and share one process, which hides faults and crashes on closing a page.
  return playwright.launch({ executablePath, headless: true, timeout: 180_000, args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none', '--headless=shell'] });
}

/** Without a font for every generic family, Chromium fails web fonts too, and dies on a character nobody has. */
function useFonts() {
  const conf = join(folder, 'gatehouse-fonts.conf');
  const dirs = ['/usr/share/fonts', '/usr/local/share/fonts', join(folder, 'fonts')].map((d) => `<dir>${d}</dir>`).join('');
  const generic = ['monospace', 'sans-serif', 'serif', 'system-ui', 'ui-monospace'].map((f) => `<alias><family>${f}</family><prefer><family>DejaVu Sans</family><family>Open Sans</family></prefer></alias>`).join('');
  writeFileSync(conf, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${dirs}<cachedir>${join(folder, 'font-cache')}</cachedir>${generic}</fontconfig>`);
  process.env.FONTCONFIG_FILE = conf;
}
