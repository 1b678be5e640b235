// The conformance suite against the reference server and against the same server behind the gateway. What it passes
// directly it must pass through the gateway.
// Environment: DIRECT, GATEWAY (addresses), ORIGIN (the gateway's public one), KEY (an agent key that may name anyone), SUITE (package), SPEC (revision).
import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { shim } from './shim.mjs'

const { DIRECT, GATEWAY, ORIGIN, KEY, SUITE, SPEC } = process.env

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

const between = await shim(GATEWAY, ORIGIN, KEY)
const [direct, through] = [await run(DIRECT), await run(between.url)]
between.close()

let broken = 0
for (const [name, checks] of direct) {
  const there = through.get(name) ?? []
  const lost = there.length === 0 || failures(there).length > 0
  const mark = failures(checks).length > 0 ? (lost ? 'not directly either' : 'only through the gateway') : lost ? 'LOST' : 'ok'
  broken += mark === 'LOST' ? 1 : 0
  console.log(`${mark}  ${name}: directly ${brief(checks)}; through ${brief(there)}`)
  for (const check of mark === 'ok' ? [] : failures(mark === 'LOST' ? there : checks)) {
    console.log(`    ${check.name}: ${check.errorMessage} ${JSON.stringify(check.details ?? {}).slice(0, 600)}`)
  }
}
console.log(`${direct.size} scenarios of ${SUITE} for ${SPEC}, ${broken} lost on the way`)
process.exit(broken === 0 && direct.size > 20 ? 0 : 1)
