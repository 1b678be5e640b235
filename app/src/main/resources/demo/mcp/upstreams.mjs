// The sample organisation's MCP servers, on this machine only. Ends when its input does: with the server that began it.
// Environment: EVERYTHING and HELPDESK, the ports. Says "ready" when both answer.
import { createServer as everything } from '@modelcontextprotocol/server-everything/dist/server/index.js'
import { createMcpExpressApp } from '@modelcontextprotocol/sdk/server/express.js'
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { z } from 'zod'
import { listen, sessions } from './sessions.mjs'

process.stdin.on('end', () => process.exit(0)).resume()

/** One MCP server; `refuse` answers a request that may not come in. */
function serve(port, make, refuse = () => undefined) {
  const app = createMcpExpressApp({ host: '127.0.0.1' })
  const answer = sessions(make)
  app.all('/mcp', (req, res) => {
    const refused = refuse(req)
    if (refused) return res.status(refused).set(refused === 429 ? { 'Retry-After': '1' } : {}).json({ error: refused === 429 ? 'too many requests' : 'this key is not known here' })
    return answer(req, res)
  })
  return listen(app, port)
}

const tickets = new Map([[1, 'The printer on the second floor is out of paper'], [2, 'VPN asks for the password twice'], [3, 'New laptop for the trainee']])
const wait = (millis) => new Promise((done) => setTimeout(done, millis))
const say = (text) => ({ content: [{ type: 'text', text }] })

/** A small helpdesk: its tickets live as long as this process. */
function helpdesk() {
  const server = new McpServer({ name: 'sample-helpdesk', version: '1.0.0' })
  const found = (id) => (tickets.has(id) ? say(`#${id} ${tickets.get(id)}`) : { ...say(`There is no ticket ${id}`), isError: true })
  server.registerTool('search_tickets', { description: 'Finds tickets whose text has the words', inputSchema: { words: z.string() } }, async ({ words }) => {
    await wait(5 + Math.random() * 30)
    return say([...tickets].filter(([, text]) => text.toLowerCase().includes(words.toLowerCase())).slice(-5).map(([id, text]) => `#${id} ${text}`).join('\n') || 'Nothing found')
  })
  server.registerTool('read_ticket', { description: 'One ticket', inputSchema: { id: z.number().int() } }, async ({ id }) => found(id))
  server.registerTool('create_ticket', { description: 'Opens a ticket', inputSchema: { text: z.string().max(200) } }, async ({ text }) => {
    await wait(20 + Math.random() * 60)
    const id = Math.max(0, ...tickets.keys()) + 1
    tickets.set(id, text)
    if (tickets.size > 500) tickets.delete(tickets.keys().next().value)
    return say(`Opened #${id}`)
  })
  server.registerTool('summarise_queue', { description: 'What is waiting, in one sentence', inputSchema: {} }, async () => {
    await wait(80 + Math.random() * 220)
    return say(`${tickets.size} tickets are open`)
  })
  return { server }
}

let asked = 0
await serve(Number(process.env.EVERYTHING), everything)
await serve(Number(process.env.HELPDESK), helpdesk, (req) => (!/^desk-/.test(req.headers['x-helpdesk-key'] ?? '') ? 401 : ++asked % 211 === 0 ? 429 : undefined))
console.log('ready')
