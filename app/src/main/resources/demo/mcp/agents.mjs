// The sample organisation's agents: the usual SDK client, through the gateway, for one person after another.
// Ends when its input does. The first line of the input is {endpoint, agents: [{name, key}], people: [address, …]}.
import { randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'

const PAUSE = 15_000
const lines = createInterface({ input: process.stdin })
lines.on('close', () => process.exit(0))
const { endpoint, agents, people } = JSON.parse(await new Promise((first) => lines.once('line', first)))

const pick = (list) => list[Math.floor(Math.random() * list.length)]
const words = ['printer', 'VPN', 'laptop', 'password', 'invoice', 'badge']
// What each agent is asked for most: the calls of one request, in their order.
const requests = {
  'Support assistant': [
    () => [['calendar__list_events', {}]],
    () => [['helpdesk__search_tickets', { words: pick(words) }]],
    () => [['helpdesk__search_tickets', { words: pick(words) }], ['helpdesk__read_ticket', { id: 1 + Math.floor(Math.random() * 7) }]],
    () => [['helpdesk__create_ticket', { text: `Question about the ${pick(words)}` }]],
    () => [['helpdesk__summarise_queue', {}]],
    () => [['calendar__list_events', {}], ['calendar__list_events', {}], ['helpdesk__search_tickets', { words: pick(words) }]],
  ],
  'Research helper': [
    () => [['calendar__list_events', {}], ['everything__echo', { message: 'What is on today?' }]],
    () => [['everything__get-sum', { a: Math.floor(Math.random() * 100), b: 7 }]],
    () => [['everything__echo', { message: pick(words) }], ['everything__get-structured-content', { location: pick(['New York', 'Chicago', 'Los Angeles']) }]],
    () => [['everything__trigger-long-running-operation', { duration: 1, steps: 2 }]],
    () => [['everything__get-annotated-message', { messageType: pick(['success', 'error', 'debug']), includeImage: false }], ['helpdesk__search_tickets', { words: pick(words) }]],
  ],
}

/** One session of an agent for a person: some requests, each under an id of its own; the first may be given. */
async function visit(agent, email, first) {
  let query
  const transport = new StreamableHTTPClientTransport(new URL(endpoint), {
    fetch: (url, init) => fetch(url, { ...init, headers: { ...Object.fromEntries(new Headers(init?.headers)), Authorization: `Bearer ${agent.key}`, 'x-user-email': email, ...(query ? { 'x-query-id': query } : {}) } }),
  })
  const client = new Client({ name: agent.name, version: '1.0' })
  try {
    await client.connect(transport)
    await client.listTools()
    for (let i = 1 + Math.floor(Math.random() * 3); i > 0; i--) {
      query = randomUUID()
      for (const [name, args] of (first ?? pick(requests[agent.name]))()) await client.callTool({ name, arguments: args }).catch(() => undefined)
      first = undefined
    }
    await transport.terminateSession()
  } catch (error) {
    console.log(`${agent.name} for ${email}: ${error.message}`) // a person who may not come in, or a server that stops
  } finally {
    await client.close().catch(() => undefined)
  }
}

// In the first round each kind of request has its turn, so that there is something of all of them to see.
for (const [i, email] of people.entries()) {
  const agent = agents[i % agents.length]
  const kinds = requests[agent.name]
  await visit(agent, email, kinds[Math.floor(i / agents.length) % kinds.length])
}
console.log('ready')
for (;;) {
  await new Promise((next) => setTimeout(next, PAUSE * (0.5 + Math.random())))
  // Some come often, most now and then.
  await visit(pick(agents), people[Math.floor(people.length * Math.random() ** 2)])
}
