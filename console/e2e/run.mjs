// All browser tests against the server at BASE, one after another; exits non-zero when one fails.
//   BASE        address of a running server with the sample organisation       (default http://127.0.0.1:8080)
//   SETUP       one-time setup link of another, empty server; without it that part is skipped
//   OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET  a running testkit/oidc/server.mjs that sends people back to BASE; without it that part is skipped
//   OAUTH_SERVER  a running testkit/mcp/protected.mjs (its /mcp), which BASE may call; without it that part is skipped
//   ONLY        part of a file name: run just those
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const files = readdirSync(here).filter((f) => f.endsWith('.test.mjs') && f.includes(process.env.ONLY ?? '')).sort();
const { status } = spawnSync(process.execPath, ['--test', '--test-concurrency=1', '--test-reporter=spec', ...files.map((f) => here + f)], { stdio: 'inherit', env: process.env });
process.exit(status ?? 1);
