// Stands between the conformance suite and the gateway, for two things the suite cannot do: say who calls, and use the
// names tools and prompts have here (ref__name). It mends nothing: bodies, statuses and all other headers pass as they are.
import { createServer, request } from 'node:http'

/** Starts one in front of the address (origin: as its operator calls it), with the key; answers its own address. */
export async function shim(gateway, origin, key, prefix = 'ref__') {
  const target = new URL(gateway)
  const server = createServer(async (req, res) => {
    const parts = []
    for await (const part of req) parts.push(part)
    const body = renamed(Buffer.concat(parts), prefix)
    const headers = { ...req.headers, authorization: `Bearer ${key}`, 'x-user-email': 'ada@example.com' }
    delete headers['transfer-encoding']
    const own = `127.0.0.1:${server.address().port}`
    if (headers.host === own) headers.host = target.host
    if (headers.origin === `http://${own}`) headers.origin = origin
    if (headers['mcp-name'] && /^(tools|prompts)\//.test(headers['mcp-method'] ?? '')) {
      // Blanks around a value are not part of it; those the suite sends are kept.
      headers['mcp-name'] = headers['mcp-name'].replace(/^\s*/, (blanks) => blanks + prefix)
    }
    if (body.length) headers['content-length'] = body.length
    const onward = request(target, { method: req.method, headers, agent: false }, (answer) => {
      res.writeHead(answer.statusCode, without(answer.headers, 'content-length'))
      res.flushHeaders()
      let rest = ''
      answer.setEncoding('utf8')
      answer.on('data', (part) => {
        const lines = (rest + part).split('\n') // a name is never on two lines, and may be in two parts
        rest = answer.headers['content-type']?.startsWith('text/event-stream') ? lines.pop() : ((lines.length = 0), rest + part)
        if (lines.length) res.write(plain(lines.join('\n') + '\n', prefix))
      })
      answer.on('end', () => res.end(plain(rest, prefix)))
      answer.on('error', () => res.destroy())
    })
    onward.on('error', () => res.destroy())
    res.on('close', () => onward.destroy())
    onward.end(body)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${server.address().port}/mcp`, close: () => server.close() }
}

function renamed(body, prefix) {
  let message
  try {
    message = JSON.parse(body)
  } catch {
    return body
  }
  const named = ['tools/call', 'prompts/get'].includes(message?.method) ? message.params : message?.params?.ref
  if (typeof named?.name !== 'string') return body
  named.name = prefix + named.name
  return Buffer.from(JSON.stringify(message))
}

const plain = (text, prefix) => text.replaceAll(`"name":"${prefix}`, '"name":"')

const without = (headers, name) => Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name))
