// An MCP server that wants OAuth, with its own authorization server, as one process on this machine.
//   PORT      where it listens (default 3900); the MCP endpoint is /mcp
//   LIFETIME  seconds that an access token works (default 300)
// Its people sign in by any name and no password. Clients register themselves (RFC 7591), by a document (client id
// metadata), refresh tokens rotate, tokens are taken back (RFC 7009). The tool "write" needs the scope "write".
//   GET  /admin/calls        who called what, and a fingerprint of the token it came with
//   GET  /admin/counts       refreshes, tokens taken back, clients
//   POST /admin/expire       all access tokens end now; refresh tokens stay
//   POST /admin/revocation/N from now on revocation answers with the status N; 200 mends it
import { createHash, randomUUID } from 'node:crypto';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { InvalidTokenError } from '@modelcontextprotocol/sdk/server/auth/errors.js';
import { requireBearerAuth } from '@modelcontextprotocol/sdk/server/auth/middleware/bearerAuth.js';
import express from 'express';
import { Provider } from 'oidc-provider';

const port = Number(process.env.PORT ?? 3900);
const lifetime = Number(process.env.LIFETIME ?? 300);
const origin = `http://127.0.0.1:${port}`;
const resource = `${origin}/mcp`;
const metadata = `${origin}/.well-known/oauth-protected-resource/mcp`;

const calls = [];
const counts = { refreshes: 0, revoked: 0, clients: 0 };
const accessTokens = new Set();
let revocationStatus = 200;

const provider = new Provider(origin, {
  clientAuthMethods: ['none', 'client_secret_basic', 'client_secret_post'],
  scopes: ['openid', 'offline_access', 'tools', 'write'],
  cookies: { keys: ['cookies of the protected test server'] },
  pkce: { required: () => true },
  rotateRefreshToken: () => true,
  issueRefreshToken: () => true,
  expiresWithSession: () => false,
  ttl: { AccessToken: lifetime, Grant: 86_400, Interaction: 3_600, RefreshToken: 86_400, Session: 86_400 },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  features: {
    devInteractions: { enabled: false },
    registration: { enabled: true },
    revocation: { enabled: true },
    clientIdMetadataDocument: { enabled: true, ack: 'draft-02', allowFetch: () => true, allowClient: () => true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => undefined,
      useGrantedResource: () => true,
      getResourceServerInfo: (_, indicator) => {
        if (indicator !== resource) throw new Error(`Not a resource of this server: ${indicator}`);
        return { scope: 'tools write', audience: resource, accessTokenFormat: 'opaque', accessTokenTTL: lifetime };
      },
    },
  },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
});
provider.on('access_token.saved', (token) => accessTokens.add(token.jti));
provider.on('grant.success', (ctx) => { if (ctx.oidc.params.grant_type === 'refresh_token') counts.refreshes += 1; });
provider.on('registration_create.success', () => { counts.clients += 1; });
provider.on('server_error', (_, error) => console.error(error));

const escaped = (text) => String(text).replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const page = (uid, body) => `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Protected tools</title><main>
<h1>Protected tools</h1><form method="post" action="/interaction/${uid}">${body}</form></main></html>`;

async function ask(request, response) {
  const { uid, prompt, params } = await provider.interactionDetails(request, response);
  const client = await provider.Client.find(params.client_id);
  response.type('html').send(prompt.name === 'login'
    ? page(uid, '<label>Login <input name="login" autofocus></label> <button>Sign in</button>')
    : page(uid, `<p>${escaped(client?.clientName ?? params.client_id)} wants: ${escaped(params.scope)}</p>
<button name="answer" value="allow">Allow</button> <button name="answer" value="deny">Deny</button>`));
}

async function answered(request, response) {
  const { prompt, params, session, grantId } = await provider.interactionDetails(request, response);
  if (prompt.name === 'login') {
    return provider.interactionFinished(request, response, { login: { accountId: request.body.login || 'nobody' } });
  }
  if (request.body.answer !== 'allow') {
    return provider.interactionFinished(request, response, { error: 'access_denied', error_description: 'Not today' });
  }
  const grant = (grantId && (await provider.Grant.find(grantId))) ?? new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
  grant.addOIDCScope(params.scope);
  grant.addResourceScope(resource, params.scope);
  return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } }, { mergeWithLastSubmission: true });
}

const verifier = {
  async verifyAccessToken(token) {
    const found = await provider.AccessToken.find(token);
    if (!found) throw new InvalidTokenError('Unknown or ended');
    return { token, clientId: found.clientId, scopes: [...found.scopes], expiresAt: found.exp, resource: new URL(found.aud), extra: { subject: found.accountId } };
  },
};

const fingerprint = (token) => createHash('sha256').update(token).digest('hex').slice(0, 16);

/** A tool that needs more than the token allows is refused before the protocol begins. */
function enough(request, response, next) {
  const { method, params } = request.body ?? {};
  if (method === 'tools/call' && params?.name === 'write' && !request.auth.scopes.includes('write')) {
    return response.status(403)
      .set('WWW-Authenticate', `Bearer error="insufficient_scope", error_description="Writing needs its own permission", scope="write", resource_metadata="${metadata}"`)
      .json({ error: 'insufficient_scope' });
  }
  if (method === 'tools/call') calls.push({ tool: params?.name, subject: request.auth.extra.subject, token: fingerprint(request.auth.token), at: new Date().toISOString() });
  return next();
}

function tools() {
  const server = new McpServer({ name: 'protected', title: 'Protected tools', version: '1.0.0' });
  const text = (words) => ({ content: [{ type: 'text', text: words }] });
  server.registerTool('whoami', { description: 'Says for whom it is called' }, ({ authInfo }) => text(`You are ${authInfo.extra.subject}`));
  server.registerTool('write', { description: 'Writes something down' }, ({ authInfo }) => text(`Written for ${authInfo.extra.subject}`));
  server.registerTool('wait', { description: 'Waits until it is told to stop' }, ({ signal }) => new Promise((done) => { signal.addEventListener('abort', () => done(text('stopped'))); }));
  return server;
}

const sessions = new Map();
async function mcp(request, response) {
  const known = sessions.get(request.headers['mcp-session-id']);
  if (known) return known.handleRequest(request, response, request.body);
  if (request.method !== 'POST' || request.body?.method !== 'initialize') {
    return response.status(request.headers['mcp-session-id'] ? 404 : 400).json({ jsonrpc: '2.0', id: null, error: { code: -32000, message: 'No such session' } });
  }
  const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: randomUUID, onsessioninitialized: (id) => sessions.set(id, transport) });
  transport.onclose = () => sessions.delete(transport.sessionId);
  await tools().connect(transport);
  return transport.handleRequest(request, response, request.body);
}

const app = express();
app.get(new URL(metadata).pathname, (_, response) => response.json({ resource, authorization_servers: [origin], scopes_supported: ['tools'], bearer_methods_supported: ['header'], resource_name: 'Protected tools' }));
app.all('/mcp', requireBearerAuth({ verifier, resourceMetadataUrl: metadata, expectedResource: resource }), express.json({ limit: '4mb' }), enough, mcp);
app.get('/admin/calls', (_, response) => response.json(calls));
app.get('/admin/counts', (_, response) => response.json(counts));
app.post('/admin/expire', async (_, response) => {
  for (const id of accessTokens) await (await provider.AccessToken.find(id))?.destroy();
  accessTokens.clear();
  response.status(204).end();
});
app.post('/admin/revocation/:status', (request, response) => { revocationStatus = Number(request.params.status); response.status(204).end(); });
app.post('/token/revocation', (_, response, next) => {
  if (revocationStatus !== 200) return response.status(revocationStatus).json({ error: 'temporarily_unavailable' });
  response.on('finish', () => { if (response.statusCode === 200) counts.revoked += 1; });
  return next();
});
app.get('/interaction/:uid', (request, response, next) => ask(request, response).catch(next));
app.post('/interaction/:uid', express.urlencoded({ extended: false }), (request, response, next) => answered(request, response).catch(next));
app.use(provider.callback());
app.listen(port, '127.0.0.1', () => console.log('ready'));
