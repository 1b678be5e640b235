// The budget of the first load: what the page fetches before it shows something, gzipped. The build fails above it.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const budget = 250 * 1024;
const dist = new URL('target/dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));
const zipped = new Map();
const size = (file) => zipped.get(file) ?? zipped.set(file, gzipSync(readFileSync(new URL(file, dist))).length).get(file);

/** A chunk with everything it imports at once; what it loads later is not part of it. */
function closure(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  manifest[key].imports?.forEach((i) => closure(i, seen));
  return seen;
}

let failed = false;
for (const [name, ...keys] of [
  ['public pages', 'index.html', 'src/features/entry/publicEntry.tsx'],
  ['console, home', 'index.html', 'src/app/consoleEntry.tsx', 'src/features/home/Home.tsx'],
]) {
  const chunks = new Set(keys.flatMap((k) => [...closure(k)]));
  const total = [...chunks].reduce((sum, k) => sum + size(manifest[k].file), 0);
  if (process.env.VERBOSE || total > budget) console.log(`${name}: ${(total / 1024).toFixed(1)} KB of JavaScript gzipped, at most ${budget / 1024}`);
  failed ||= total > budget;
}
if (failed) process.exit(1);
