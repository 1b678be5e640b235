// The sessions of one MCP server over streamable HTTP, as a handler for express.
import { randomUUID } from 'node:crypto'
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js'

/** `make` gives `{ server, cleanup? }` for each session; the body must have been read as JSON. */
export function sessions(make) {
  const open = new Map()
  return async (req, res) => {
    const id = req.headers['mcp-session-id']
    if (id) {
      const known = open.get(id)
      return known ? known.handleRequest(req, res, req.body) : res.status(404).end()
    }
    const { server, cleanup } = make()
    const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: randomUUID, onsessioninitialized: (fresh) => open.set(fresh, transport) })
    transport.onclose = () => { open.delete(transport.sessionId); cleanup?.(transport.sessionId) }
    await server.connect(transport)
    await transport.handleRequest(req, res, req.body)
  }
}

/** Listens on this machine only; done when it does. */
export const listen = (app, port) => new Promise((done, failed) => app.listen(port, '127.0.0.1', (error) => (error ? failed(error) : done())))
