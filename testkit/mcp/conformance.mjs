// The conformance suite against the reference server and against the same server behind the gateway. What it passes
// directly it must pass through the gateway.
// Environment: DIRECT, GATEWAY (addresses), ORIGIN (the gateway's public one), KEY (an agent key that may name anyone),
// SUITE (package), SPEC (revision). OTHER, with OTHER_KEY, is a project where the server speaks the other kind of revision;
// there the scenarios EXPECTED fail, and no others.
import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { shim } from './shim.mjs'

const { DIRECT, GATEWAY, KEY, OTHER, OTHER_KEY, EXPECTED = '', ORIGIN, SUITE, SPEC } = process.env

/** Scenario → its checks. */
async function run(url) {
  const folder = await mkdtemp(join(tmpdir(), 'conformance-'))
  const suite = spawn(
    process.execPath,
    ['--import', './older-node.mjs', `node_modules/${SUITE}/dist/index.js`, 'server', '--url', url, '--suite', 'all', '--spec-version', SPEC, '-o', folder],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let output = ''
  for (const stream of [suite.stdout, suite.stderr]) stream.on('data', (part) => (output += part))
  await new Promise((resolve) => suite.on('close', resolve))
  const scenarios = new Map()
  for (const name of await readdir(folder)) {
    const checks = JSON.parse(await readFile(join(folder, name, 'checks.json'), 'utf8'))
    scenarios.set(name.replace(/^server-/, '').replace(/-\d{4}-\d{2}-\d{2}T.*$/, ''), checks)
  }
  await rm(folder, { recursive: true })
  if (!scenarios.size) throw new Error(`The suite did not run:\n${output}`)
  return scenarios
}

const failures = (checks) => checks.filter((check) => check.status === 'FAILURE')
const brief = (checks) => {
  const count = (status) => checks.filter((check) => check.status === status).length
  return `${count('SUCCESS')} passed, ${count('FAILURE')} failed, ${count('WARNING')} warnings`
}

/** Compares with what was passed directly; answers how many scenarios were lost. */
function compare(direct, through, expected) {
  let lost = 0
  for (const [name, checks] of direct) {
    const there = through.get(name) ?? []
    const fails = there.length === 0 || failures(there).length > 0
    let mark = fails ? 'LOST' : 'ok'
    if (failures(checks).length > 0) mark = fails ? 'not directly either' : 'only through the gateway'
    if (expected.includes(name)) mark = fails ? 'as expected' : 'LOST: expected to fail'
    lost += mark.startsWith('LOST') ? 1 : 0
    console.log(`${mark}  ${name}: directly ${brief(checks)}; through ${brief(there)}`)
    for (const check of mark === 'ok' ? [] : failures(there)) {
      console.log(`    ${check.name}: ${check.errorMessage} ${JSON.stringify(check.details ?? {}).slice(0, 600)}`)
    }
  }
  console.log(`${direct.size} scenarios of ${SUITE} for ${SPEC}, ${lost} lost on the way`)
  return lost + (direct.size > 20 ? 0 : 1)
}

async function through(gateway, key) {
  const between = await shim(gateway, ORIGIN, key)
  const scenarios = await run(between.url)
  between.close()
  return scenarios
}

const direct = await run(DIRECT)
let broken = compare(direct, await through(GATEWAY, KEY), [])
if (OTHER) broken += compare(direct, await through(OTHER, OTHER_KEY), EXPECTED.split(' '))
process.exit(broken === 0 ? 0 : 1)
