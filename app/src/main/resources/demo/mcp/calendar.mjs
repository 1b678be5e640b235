// A sample calendar that wants OAuth, and the authorization server it trusts, on this machine only: the common case of a
// service with sign-in of its own. Ends when its input does.
// Environment: PORT, and FILE, where clients and tokens outlive a start. Says "ready" when it answers.
// People sign in by a name, without a password. Its first page tells what was granted, and takes it back.
import { randomUUID } from 'node:crypto'
import { InvalidTokenError } from '@modelcontextprotocol/sdk/server/auth/errors.js'
import { requireBearerAuth } from '@modelcontextprotocol/sdk/server/auth/middleware/bearerAuth.js'
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { localhostHostValidation } from '@modelcontextprotocol/sdk/server/middleware/hostHeaderValidation.js'
import express from 'express'
import { Provider } from 'oidc-provider'
import { z } from 'zod'
import { listen, sessions } from './sessions.mjs'
import { granted, keptIn } from './tokens.mjs'

process.stdin.on('end', () => process.exit(0)).resume()

const port = Number(process.env.PORT)
const origin = `http://127.0.0.1:${port}`
const resource = `${origin}/mcp`
const metadata = `${origin}/.well-known/oauth-protected-resource/mcp`
// Short, so that renewals can be watched.
const LIFETIME = 120
const DAY = 86_400

const provider = new Provider(origin, {
  adapter: keptIn(process.env.FILE),
  clientAuthMethods: ['none', 'client_secret_basic', 'client_secret_post'],
  scopes: ['openid', 'offline_access', 'calendar.read', 'calendar.write'],
  cookies: { keys: [randomUUID()] },
  pkce: { required: () => true },
  rotateRefreshToken: () => true,
  issueRefreshToken: () => true,
  expiresWithSession: () => false,
  ttl: { AccessToken: LIFETIME, Grant: 90 * DAY, Interaction: 3_600, RefreshToken: 90 * DAY, Session: DAY },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  features: {
    devInteractions: { enabled: false },
    registration: { enabled: true },
    revocation: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => undefined,
      useGrantedResource: () => true,
      getResourceServerInfo: (_, indicator) => {
        if (indicator !== resource) throw new Error(`Not a resource of this server: ${indicator}`)
        return { scope: 'calendar.read calendar.write', audience: resource, accessTokenFormat: 'opaque', accessTokenTTL: LIFETIME }
      },
    },
  },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
})
provider.on('server_error', (_, error) => console.error(error))

const safe = (text) => String(text).replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)
const page = (title, body) => `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<style>:root{color-scheme:light dark;font:16px/1.5 system-ui}body{max-width:34rem;margin:3rem auto;padding:0 1rem}input,button{font:inherit;padding:.4rem .8rem}table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.3rem .6rem .3rem 0}</style>
<h1>${title}</h1>${body}</html>`
const form = (uid, body) => `<form method="post" action="/interaction/${uid}">${body}</form>`

async function ask(req, res) {
  const { uid, prompt, params } = await provider.interactionDetails(req, res)
  const client = await provider.Client.find(params.client_id)
  res.send(page('Sample calendar', form(uid, prompt.name === 'login'
    ? '<p>Any name will do here; it is the account of the calendar.</p><p><label>Name <input name="login" required autofocus></label> <button>Sign in</button></p>'
    : `<p><b>${safe(client?.clientName ?? params.client_id)}</b> asks for: ${safe(params.scope)}</p><p><button name="answer" value="allow">Allow</button> <button name="answer" value="deny">Deny</button></p>`)))
}

async function answered(req, res) {
  const { prompt, params, session, grantId } = await provider.interactionDetails(req, res)
  if (prompt.name === 'login') return provider.interactionFinished(req, res, { login: { accountId: req.body.login || 'nobody' } })
  if (req.body.answer !== 'allow') return provider.interactionFinished(req, res, { error: 'access_denied', error_description: 'Not allowed by its owner' })
  const grant = (grantId && (await provider.Grant.find(grantId))) ?? new provider.Grant({ accountId: session.accountId, clientId: params.client_id })
  grant.addOIDCScope(params.scope)
  grant.addResourceScope(resource, params.scope)
  return provider.interactionFinished(req, res, { consent: { grantId: await grant.save() } }, { mergeWithLastSubmission: true })
}

function overview(_, res) {
  const rows = granted().map(({ account, scope, until, grantId }) => `<tr><td>${safe(account)}<td>${safe(scope)}<td>${until ? until.toLocaleTimeString('en-GB') : '–'}
<td><form method="post" action="/grants/${encodeURIComponent(grantId)}/end"><button>Take back</button></form>`)
  res.send(page('Sample calendar', rows.length
    ? `<p>Whom it lets programs work for:</p><table><tr><th>Account<th>Allowed<th>Token until<th>${rows.join('')}</table>`
    : '<p>Nobody lets a program use the calendar.</p>'))
}

const verifier = {
  async verifyAccessToken(token) {
    const found = await provider.AccessToken.find(token)
    if (!found) throw new InvalidTokenError('Unknown or ended')
    return { token, clientId: found.clientId, scopes: [...found.scopes], expiresAt: found.exp, resource: new URL(found.aud), extra: { account: found.accountId } }
  },
}

/** Writing wants a scope of its own, which is asked for when it is first missed. */
function enough(req, res, next) {
  const { method, params } = req.body ?? {}
  if (method !== 'tools/call' || params?.name !== 'add_event' || req.auth.scopes.includes('calendar.write')) return next()
  return res.status(403)
    .set('WWW-Authenticate', `Bearer error="insufficient_scope", error_description="Adding events needs its own permission", scope="calendar.write", resource_metadata="${metadata}"`)
    .json({ error: 'insufficient_scope' })
}

const events = new Map()
const say = (text) => ({ content: [{ type: 'text', text }] })
const of = (account) => {
  if (!events.has(account)) events.set(account, ['09:00 Stand-up', '14:00 Review'])
  return events.get(account)
}

function calendar() {
  const server = new McpServer({ name: 'sample-calendar', title: 'Calendar', version: '1.0.0' })
  server.registerTool('list_events', { description: 'The events of today of whoever it is called for' }, ({ authInfo }) =>
    say(`${authInfo.extra.account}: ${of(authInfo.extra.account).join(', ')}`))
  server.registerTool('add_event', { description: 'Adds an event today', inputSchema: { time: z.string().regex(/^\d\d:\d\d$/), title: z.string().max(80) } }, ({ time, title }, { authInfo }) => {
    const mine = of(authInfo.extra.account)
    mine.push(`${time} ${title}`)
    mine.sort().splice(20)
    return say(`Added at ${time}`)
  })
  return { server }
}

const app = express()
const fields = express.urlencoded({ extended: false })
app.use(localhostHostValidation())
app.get('/', overview)
app.post('/grants/:id/end', async (req, res) => {
  await (await provider.Grant.find(req.params.id))?.destroy()
  for (const kind of [provider.AccessToken, provider.RefreshToken]) await kind.revokeByGrantId(req.params.id)
  res.redirect(303, '/')
})
app.get(new URL(metadata).pathname, (_, res) => res.json({ resource, authorization_servers: [origin], scopes_supported: ['calendar.read'], bearer_methods_supported: ['header'], resource_name: 'Calendar' }))
app.all('/mcp', requireBearerAuth({ verifier, resourceMetadataUrl: metadata, expectedResource: resource }), express.json({ limit: '1mb' }), enough, sessions(calendar))
app.get('/interaction/:uid', (req, res, next) => ask(req, res).catch(next))
app.post('/interaction/:uid', fields, (req, res, next) => answered(req, res).catch(next))
app.use(provider.callback())
await listen(app, port)
console.log('ready')
