// Two people through the gateway to two servers, with the usual SDK as agents use it.
// Environment: GATEWAY (address of the project's endpoint), KEY (an agent key that may name anyone).
import assert from 'node:assert/strict'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import {
  CreateMessageRequestSchema,
  ElicitRequestSchema,
  ListRootsRequestSchema,
  LoggingMessageNotificationSchema,
  ResourceUpdatedNotificationSchema,
} from '@modelcontextprotocol/sdk/types.js'

async function connect(email) {
  const client = new Client(
    { name: 'gatehouse-test', version: '1' },
    { capabilities: { sampling: {}, elicitation: { form: {}, url: {} }, roots: { listChanged: true } } },
  )
  client.errors = []
  client.onerror = (error) => client.errors.push(error)
  client.setRequestHandler(CreateMessageRequestSchema, async (request) => ({
    model: `model of ${email}`,
    role: 'assistant',
    content: { type: 'text', text: `${email} heard ${request.params.messages[0].content.text}` },
  }))
  client.setRequestHandler(ElicitRequestSchema, async (request) =>
    request.params.mode === 'url' ? { action: 'accept' } : { action: 'accept', content: { name: email, check: true } },
  )
  client.setRequestHandler(ListRootsRequestSchema, async () => ({
    roots: [{ uri: `file:///home/${email}`, name: email }],
  }))
  const transport = new StreamableHTTPClientTransport(new URL(process.env.GATEWAY), {
    requestInit: { headers: { Authorization: `Bearer ${process.env.KEY}`, 'x-user-email': email } },
  })
  await client.connect(transport)
  client.transportOfTest = transport
  return client
}

const text = (result) => result.content.map((part) => part.text ?? '').join(' ')
const call = (client, name, args = {}, options = {}) =>
  client.callTool({ name, arguments: args }, undefined, { timeout: 30_000, ...options })

const checks = {
  async 'lists hold both servers'(client) {
    const tools = (await client.listTools()).tools
    for (const server of ['alpha', 'beta']) {
      assert.ok(tools.some((tool) => tool.name === `${server}__echo`))
      assert.ok(tools.some((tool) => tool.name === `${server}__get-sum`))
    }
    const prompts = (await client.listPrompts()).prompts.map((prompt) => prompt.name)
    assert.ok(prompts.includes('alpha__simple-prompt') && prompts.includes('beta__args-prompt'))
  },
  async 'tools answer'(client, email) {
    assert.match(text(await call(client, 'alpha__echo', { message: email })), new RegExp(email))
    assert.match(text(await call(client, 'beta__get-sum', { a: 2, b: 40 })), /42/)
    const structured = await call(client, 'alpha__get-structured-content', { location: 'Chicago' })
    assert.ok(structured.structuredContent)
    assert.equal((await call(client, 'beta__get-tiny-image')).content.some((part) => part.type === 'image'), true)
  },
  async 'an unknown tool is an error'(client) {
    await assert.rejects(call(client, 'alpha__nonsense').then((r) => { if (r.isError) throw new Error(text(r)) }))
    await assert.rejects(call(client, 'nobody__echo'), /Unknown tool/)
  },
  async 'progress comes while the tool runs'(client) {
    const seen = []
    const result = await call(client, 'alpha__trigger-long-running-operation', { duration: 1, steps: 4 }, {
      onprogress: (progress) => seen.push([progress.progress, Date.now()]),
    })
    assert.deepEqual(seen.map(([step]) => step), [1, 2, 3, 4])
    assert.ok(seen[3][1] - seen[0][1] > 300, 'one after another, not all at the end')
    assert.match(text(result), /completed/)
  },
  async 'a call can be cancelled'(client) {
    const stop = new AbortController()
    const running = call(client, 'beta__trigger-long-running-operation', { duration: 60, steps: 60 }, {
      signal: stop.signal,
      onprogress: () => stop.abort(),
    })
    await assert.rejects(running)
    assert.match(text(await call(client, 'beta__echo', { message: 'still here' })), /still here/)
  },
  async 'sampling, elicitation and roots reach the client'(client, email) {
    assert.match(text(await call(client, 'alpha__trigger-sampling-request', { prompt: 'hello', maxTokens: 5 })), new RegExp(email))
    assert.match(text(await call(client, 'beta__trigger-elicitation-request')), new RegExp(email))
    assert.match(text(await call(client, 'alpha__get-roots-list')), new RegExp(email))
    await call(client, 'beta__trigger-url-elicitation', { url: 'https://example.com/a' })
  },
  async 'resources are read from where they are'(client) {
    const resources = (await client.listResources()).resources.map((resource) => resource.uri)
    const templates = (await client.listResourceTemplates()).resourceTemplates
    assert.equal(new Set(resources).size, resources.length)
    assert.ok(templates.length >= 4)
    const marked = resources.filter((uri) => uri.startsWith('beta+'))
    assert.ok(marked.length > 0, 'what both servers have is told apart')
    for (const uri of [resources[0], marked[0], 'demo://resource/dynamic/text/1', 'beta+demo://resource/dynamic/text/2']) {
      const read = await client.readResource({ uri })
      assert.equal(read.contents[0].uri, uri)
    }
    await assert.rejects(client.readResource({ uri: 'nowhere://x' }))
  },
  async 'prompts and completions'(client) {
    const prompt = await client.getPrompt({ name: 'beta__args-prompt', arguments: { city: 'Oslo' } })
    assert.match(JSON.stringify(prompt.messages), /Oslo/)
    const completion = await client.complete({
      ref: { type: 'ref/prompt', name: 'alpha__completable-prompt' },
      argument: { name: 'department', value: 'E' },
    })
    assert.ok(completion.completion.values.includes('Engineering'))
  },
  async 'log messages and updates come by themselves'(client) {
    const logged = new Promise((resolve) => client.setNotificationHandler(LoggingMessageNotificationSchema, resolve))
    await client.setLoggingLevel('debug')
    await call(client, 'alpha__toggle-simulated-logging')
    await within(20_000, logged, 'a log message')
    await call(client, 'alpha__toggle-simulated-logging')
    const uri = 'demo://resource/dynamic/text/1'
    const updated = new Promise((resolve) => client.setNotificationHandler(ResourceUpdatedNotificationSchema, resolve))
    await client.subscribeResource({ uri })
    await call(client, 'alpha__toggle-subscriber-updates')
    assert.equal((await within(20_000, updated, 'an update')).params.uri, uri)
    await client.unsubscribeResource({ uri })
    await call(client, 'alpha__toggle-subscriber-updates')
  },
  async 'ping'(client) {
    await client.ping()
  },
}

function within(millis, promise, what) {
  let timer
  const late = new Promise((_, reject) => (timer = setTimeout(() => reject(new Error(`${what} did not come`)), millis)))
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}

const emails = ['ada@example.com', 'bob@example.com']
const clients = await Promise.all(emails.map(connect))
let failures = 0
for (const [name, check] of Object.entries(checks)) {
  const results = await Promise.allSettled(clients.map((client, i) => check(client, emails[i])))
  for (const [i, result] of results.entries()) {
    const failed = result.status === 'rejected'
    failures += failed ? 1 : 0
    console.log(`${failed ? 'FAIL' : 'ok'}  ${emails[i]}: ${name}${failed ? `\n${result.reason?.stack ?? result.reason}` : ''}`)
  }
}
for (const client of clients) {
  await client.transportOfTest.terminateSession()
  for (const error of client.errors) {
    if (!/abort/i.test(String(error))) {
      failures++
      console.log(`FAIL  the client complained: ${error?.stack ?? error}`)
    }
  }
  await client.close()
}
process.exit(failures === 0 ? 0 : 1)
