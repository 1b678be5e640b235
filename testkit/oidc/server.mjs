// An OpenID Connect provider for tests, as a process of its own: node server.mjs PORT REDIRECT_URI…
// Its sign-in page takes the name of one of these people and no password.
import { createServer } from 'node:http';
import { generateKeyPairSync } from 'node:crypto';
import { Provider } from 'oidc-provider';

const people = {
  ada: { email: 'ada@allowed.example', email_verified: true, given_name: 'Ada', family_name: 'Lovelace', name: 'Ada Lovelace' },
  grace: { email: 'grace@allowed.example', email_verified: true, given_name: 'Grace', family_name: 'Hopper', name: 'Grace Hopper' },
  mallory: { email: 'mallory@allowed.example', email_verified: false, name: 'Mallory' },
  olga: { email: 'olga@elsewhere.example', email_verified: true, name: 'Olga Outside' },
  nemo: { name: 'Nemo' },
};

const [port, ...redirectUris] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });

const provider = new Provider(issuer, {
  clients: [{
    client_id: 'gatehouse',
    client_secret: 'a secret of the tests',
    redirect_uris: redirectUris,
    token_endpoint_auth_method: 'client_secret_basic',
  }],
  jwks: { keys: [{ ...key, kid: 'tests', use: 'sig', alg: 'RS256' }] },
  cookies: { keys: ['cookies of the tests'] },
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'given_name', 'family_name'] },
  conformIdTokenClaims: true, // so the e-mail comes from the userinfo endpoint
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
  // Nothing of ours needs the user's consent at its own provider.
  loadExistingGrant: async (ctx) => {
    const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope('openid email profile');
    await grant.save();
    return grant;
  },
});

const page = (uid, message) => `<!doctype html><html lang="en"><title>Test provider</title><h1>Test provider</h1>
<p role="alert">${message}</p><form method="post" action="/interaction/${uid}">
<label>Login <input name="login" autofocus></label> <button type="submit">Sign in</button></form></html>`;

async function interaction(request, response) {
  const { uid } = await provider.interactionDetails(request, response);
  if (request.method === 'GET') {
    return response.setHeader('content-type', 'text/html; charset=utf-8').end(page(uid, ''));
  }
  let body = '';
  for await (const part of request) body += part;
  const login = new URLSearchParams(body).get('login') ?? '';
  if (!Object.hasOwn(people, login)) {
    return response.setHeader('content-type', 'text/html; charset=utf-8').end(page(uid, 'There is nobody of this name.'));
  }
  return provider.interactionFinished(request, response, { login: { accountId: login } });
}

const callback = provider.callback();
createServer((request, response) => {
  if (request.url.startsWith('/interaction/')) {
    interaction(request, response).catch((e) => response.writeHead(400).end(e.message));
  } else {
    callback(request, response);
  }
}).listen(Number(port), '127.0.0.1', () => console.log('ready'));
