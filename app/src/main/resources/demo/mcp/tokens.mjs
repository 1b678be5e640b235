// Where the sample calendar keeps its clients, grants and tokens: in one small file, so that they outlive a start.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

const KEPT = ['Client', 'Grant', 'AccessToken', 'RefreshToken']
const all = new Map()
let file

function write() {
  const lasting = [...all].filter(([key, { until }]) => KEPT.includes(key.split(':', 1)[0]) && (!until || until > Date.now()))
  writeFileSync(`${file}.new`, JSON.stringify(lasting), { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

const live = (entry) => (entry && (!entry.until || entry.until > Date.now()) ? entry.payload : undefined)

/** An adapter of oidc-provider, see its documentation. */
export function keptIn(path) {
  file = path
  if (existsSync(file)) for (const [key, entry] of JSON.parse(readFileSync(file))) all.set(key, entry)
  return class {
    constructor(name) { this.name = name }
    async upsert(id, payload, seconds) {
      all.set(`${this.name}:${id}`, { payload, until: seconds && Date.now() + seconds * 1_000 })
      write()
    }
    async find(id) { return live(all.get(`${this.name}:${id}`)) }
    async findByUid(uid) { return [...all.values()].map(live).find((payload) => payload?.uid === uid) }
    async findByUserCode() { return undefined }
    async consume(id) {
      const payload = await this.find(id)
      if (payload) payload.consumed = Math.floor(Date.now() / 1_000)
      write()
    }
    async destroy(id) {
      all.delete(`${this.name}:${id}`)
      write()
    }
    async revokeByGrantId(grantId) {
      for (const [key, { payload }] of all) if (payload.grantId === grantId) all.delete(key)
      write()
    }
  }
}

/** What people allow programs at this moment, one entry for each grant that can be renewed. */
export function granted() {
  const entries = [...all].map(([key, entry]) => [key.split(':', 1)[0], live(entry), entry.until]).filter(([, payload]) => payload)
  return entries
    .filter(([kind, payload]) => kind === 'RefreshToken' && !payload.consumed)
    .map(([, { accountId, scope, grantId }]) => ({
      account: accountId, scope, grantId,
      until: entries.filter(([kind, payload]) => kind === 'AccessToken' && payload.grantId === grantId).map(([, , until]) => new Date(until)).sort((a, b) => b - a)[0],
    }))
}
