// An MCP server with all that the conformance suite looks for. PORT says where: /mcp speaks both eras of the protocol,
// /legacy only the one with sessions, /modern only the stateless one.
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import {
  localhostHostValidation,
  localhostOriginValidation,
  NodeStreamableHTTPServerTransport,
  toNodeHandler,
} from '@modelcontextprotocol/node'
import {
  acceptedContent,
  classifyInboundRequest,
  createMcpHandler,
  createRequestStateCodec,
  fromJsonSchema,
  inputRequired,
  McpServer,
  ProtocolError,
} from '@modelcontextprotocol/server'
import { PNG, question, tools } from './reference-tools.mjs'

const seal = createRequestStateCodec({ key: crypto.getRandomValues(new Uint8Array(32)) })
const sessions = new Map()
const user = (...content) => ({ messages: content.map((part) => ({ role: 'user', content: part })) })
const words = (text) => ({ type: 'text', text })

const prompts = {
  test_simple_prompt: { run: () => user(words('This is a simple prompt for testing.')) },
  test_prompt_with_arguments: {
    arguments: ['arg1', 'arg2'],
    run: ({ arg1, arg2 }) => user(words(`Prompt with arguments: arg1='${arg1}', arg2='${arg2}'`)),
  },
  test_prompt_with_embedded_resource: {
    arguments: ['resourceUri'],
    run: ({ resourceUri }) =>
      user(
        {
          type: 'resource',
          resource: { uri: resourceUri, mimeType: 'text/plain', text: 'Embedded resource content for testing.' },
        },
        words('Please process the embedded resource above.'),
      ),
  },
  test_prompt_with_image: {
    run: () => user({ type: 'image', data: PNG, mimeType: 'image/png' }, words('Please analyze the image above.')),
  },
  test_input_required_result_prompt: {
    run(_, context) {
      const known = acceptedContent(context.mcpReq.inputResponses, 'user_context')?.context
      return known
        ? user(words(`Use this: ${known}`))
        : inputRequired({
            inputRequests: { user_context: question('What context should the prompt use?', { context: { type: 'string' } }) },
          })
    },
  },
}

const resources = {
  'test://static-text': { mimeType: 'text/plain', text: 'This is the content of the static text resource.' },
  'test://static-binary': { mimeType: 'image/png', blob: PNG },
  'test://watched-resource': { mimeType: 'text/plain', text: 'Watched.' },
}

function read(uri) {
  const id = /^test:\/\/template\/([^/]+)\/data$/.exec(uri)?.[1]
  const found = id
    ? { mimeType: 'application/json', text: JSON.stringify({ id, templateTest: true, data: `Data for ID: ${id}` }) }
    : resources[uri]
  if (!found) {
    throw new ProtocolError(-32602, 'Resource not found', { uri })
  }
  return { contents: [{ uri, ...found }] }
}

function build() {
  const mcp = new McpServer(
    { name: 'reference', version: '1' },
    {
      capabilities: {
        tools: { listChanged: true },
        prompts: { listChanged: true },
        resources: { listChanged: true, subscribe: true },
        logging: {},
        completions: {},
      },
      requestState: { verify: seal.verify },
    },
  )
  const server = mcp.server
  const world = {
    seal: seal.mint,
    closeStream: (id) => sessions.get(server.transport?.sessionId)?.transport.closeSSEStream(id),
    changed(what) {
      modern.notify[`${what}Changed`]()
      sessions.forEach((session) => session.mcp.server.notification({ method: `notifications/${what}/list_changed` }))
    },
  }
  for (const [name, { schema = { type: 'object', properties: {} }, run }] of Object.entries(tools)) {
    const settings = { description: `Tests ${name}`, inputSchema: fromJsonSchema(schema) }
    mcp.registerTool(name, settings, (args, context) => run(args, context, world))
  }
  server.setRequestHandler('prompts/list', () => ({
    prompts: Object.entries(prompts).map(([name, prompt]) => ({
      name,
      description: `Tests ${name}`,
      arguments: (prompt.arguments ?? []).map((argument) => ({ name: argument, required: true })),
    })),
  }))
  server.setRequestHandler('prompts/get', ({ params }, context) => {
    if (!Object.hasOwn(prompts, params.name)) throw new ProtocolError(-32602, `Unknown prompt: ${params.name}`)
    return prompts[params.name].run(params.arguments ?? {}, context)
  })
  server.setRequestHandler('resources/list', () => ({
    resources: Object.entries(resources).map(([uri, { mimeType }]) => ({
      uri,
      name: uri.slice(7),
      description: `Tests ${uri}`,
      mimeType,
    })),
  }))
  server.setRequestHandler('resources/templates/list', () => ({
    resourceTemplates: [{ uriTemplate: 'test://template/{id}/data', name: 'template', mimeType: 'application/json' }],
  }))
  server.setRequestHandler('resources/read', ({ params }) => read(params.uri))
  server.setRequestHandler('resources/subscribe', () => ({}))
  server.setRequestHandler('resources/unsubscribe', () => ({}))
  server.setRequestHandler('completion/complete', () => ({ completion: { values: ['paris', 'park'], total: 2, hasMore: false } }))
  return mcp
}

const modern = createMcpHandler(build, { legacy: 'reject' })
const modernNode = toNodeHandler(modern)

/** Events by number, so that a stream can be taken up again. */
function events() {
  const all = []
  return {
    async storeEvent(stream, message) {
      return String(all.push({ stream, message }))
    },
    async replayEventsAfter(last, { send }) {
      const { stream } = all[Number(last) - 1]
      for (let i = Number(last); i < all.length; i++) {
        if (all[i].stream === stream && all[i].message?.jsonrpc) await send(String(i + 1), all[i].message)
      }
      return stream
    },
  }
}

async function legacy(req, res, body) {
  const id = req.headers['mcp-session-id']
  let session = sessions.get(id)
  if (!session && !id && body?.method === 'initialize') {
    const mcp = build()
    const transport = new NodeStreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      eventStore: events(),
      retryInterval: 500,
      onsessioninitialized: (made) => void sessions.set(made, { mcp, transport }),
    })
    transport.onclose = () => void sessions.delete(transport.sessionId)
    await mcp.connect(transport)
    session = { transport }
  }
  if (session) {
    await session.transport.handleRequest(req, res, body)
  } else {
    const error = { code: id ? -32001 : -32000, message: id ? 'Session not found' : 'Bad Request: no session' }
    res.writeHead(id ? 404 : 400, { 'Content-Type': 'application/json' })
    res.end(JSON.stringify({ jsonrpc: '2.0', id: null, error }))
  }
}

async function parsed(req) {
  let text = ''
  for await (const part of req) text += part
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const host = localhostHostValidation()
const origin = localhostOriginValidation()
createServer(async (req, res) => {
  if (!host(req, res) || !origin(req, res)) return
  const body = req.method === 'POST' ? await parsed(req) : undefined
  const kind = classifyInboundRequest({
    httpMethod: req.method,
    protocolVersionHeader: req.headers['mcp-protocol-version'],
    mcpMethodHeader: req.headers['mcp-method'],
    body,
  }).kind
  const stateless = req.url.startsWith('/modern') || (kind !== 'legacy' && !req.url.startsWith('/legacy'))
  await (stateless ? modernNode(req, res, body) : legacy(req, res, body))
}).listen(Number(process.env.PORT), '127.0.0.1')
