/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** "GET /api/v1/me" and so on, as the server describes itself. The file is generated, so its indentation can be relied on. */
function described(): Set<string> {
  const found = new Set<string>();
  let path = '';
  for (const line of readFileSync(`${root}../openapi.yaml`, 'utf8').split('\n')) {
    path = /^ {2}(\/api\/\S+):$/.exec(line)?.[1] ?? (/^\S/.test(line) ? '' : path);
    const method = path && /^ {4}(get|post|put|patch|delete):$/.exec(line)?.[1];
    if (method) found.add(`${method.toUpperCase()} ${path}`);
  }
  return found;
}

function sources(): string[] {
  const files = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' });
  return files.filter((f) => /\.tsx?$/.test(f) && !/\.test\.ts$/.test(f)).map((f) => readFileSync(`${root}src/${f}`, 'utf8'));
}

const calls = (source: string) => [...source.matchAll(/api\.(GET|POST|PUT|PATCH|DELETE)\('([^']+)'/g)].map((m) => `${m[1]} ${m[2]}`);

describe('what the console calls', () => {
  it('is what the server offers', () => {
    const offered = described();
    const called = new Set(sources().flatMap(calls));
    expect(called.size).toBeGreaterThan(40);
    expect([...called].filter((c) => !offered.has(c)).sort()).toEqual([]);
  });

  it('is called in no other way', () => {
    const other = sources().flatMap((s) => [...s.matchAll(/\b(?:api\.\w+\((?!')|fetch\().*/g)].map((m) => m[0]));
    expect(other).toEqual([]);
  });
});
