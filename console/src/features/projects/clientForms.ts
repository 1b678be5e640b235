/** What a client is given to call a project: one address and two headers. */
export interface Connection { url: string; name: string; secret: string; email: string }

export const endpoint = (origin: string, ws: string, project: string) => `${origin}/mcp/${encodeURIComponent(ws)}/${encodeURIComponent(project)}`;

const headers = (c: Connection) => ({ Authorization: `Bearer ${c.secret}`, 'x-user-email': c.email });

/** The form most programs read, under the name mcp.json. */
export const json = (c: Connection) => JSON.stringify({ mcpServers: { [c.name]: { type: 'http', url: c.url, headers: headers(c) } } }, null, 2);

export const sdk = (c: Connection) => `import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

const client = new Client({ name: 'my-agent', version: '1.0.0' });
await client.connect(new StreamableHTTPClientTransport(new URL('${c.url}'), {
  requestInit: { headers: ${JSON.stringify(headers(c), null, 2).replaceAll('\n', '\n  ')} },
}));
console.log(await client.listTools());`;

/** A first word with the endpoint, to see that the key works. */
export const curl = (c: Connection) => `curl -i '${c.url}' \\
${Object.entries(headers(c)).map(([k, v]) => `  -H '${k}: ${v}' \\`).join('\n')}
  -H 'Content-Type: application/json' -H 'Accept: application/json, text/event-stream' \\
  -d '${JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'curl', version: '1' } } })}'`;

export const forms = { json, sdk, curl };
