// An MCP server on this machine, as small as it can be: two tools, and a key when one is wanted.
import { createServer } from 'node:http';

const tools = [
  { name: 'create_issue', description: 'Opens an issue in a repository.', inputSchema: { type: 'object', required: ['title'], properties: { title: { type: 'string', title: 'Title', description: 'What it is about' }, priority: { type: 'integer', default: 2 }, state: { enum: ['open', 'draft'] }, labels: { type: 'array', items: { type: 'string' } } } } },
  { name: 'fail', description: 'Fails, always.', inputSchema: { type: 'object' } },
];

function answer({ method, params }) {
  if (method === 'initialize') return { protocolVersion: params.protocolVersion, capabilities: { tools: {} }, serverInfo: { name: 'tracker', version: '1' } };
  if (method === 'tools/list') return { tools };
  if (method === 'tools/call') return params.name === 'fail' ? { isError: true, content: [{ type: 'text', text: 'It never works.' }] } : { content: [{ type: 'text', text: `Opened: ${params.arguments.title}` }], structuredContent: params.arguments };
  return {};
}

/** Answers its address and how to stop it. */
export async function upstream(key) {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => { body += part; });
    request.on('end', () => {
      const send = (status, json) => { response.writeHead(status, { 'content-type': 'application/json' }); response.end(json ? JSON.stringify(json) : ''); };
      if (key && request.headers.authorization !== `Bearer ${key}`) return send(401);
      if (request.method !== 'POST') return send(405);
      const message = JSON.parse(body);
      return message.id === undefined ? send(202) : send(200, { jsonrpc: '2.0', id: message.id, result: answer(message) });
    });
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { url: `http://127.0.0.1:${server.address().port}/mcp`, stop: () => server.close() };
}
