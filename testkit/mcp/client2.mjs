// The SDK's client of the second generation through the gateway, in both eras, to a server of each era.
// Environment: GATEWAY (address of the project's endpoint), KEY (an agent key that may name anyone).
import assert from 'node:assert/strict'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'

async function connect(email, mode) {
  const client = new Client(
    { name: 'gatehouse-test-2', version: '1' },
    {
      capabilities: { sampling: {}, elicitation: { form: {}, url: {} }, roots: {} },
      versionNegotiation: { mode },
    },
  )
  client.setRequestHandler('sampling/createMessage', () => ({
    model: 'test',
    role: 'assistant',
    content: { type: 'text', text: `Paris, says ${email}` },
  }))
  client.setRequestHandler('elicitation/create', () => ({
    action: 'accept',
    content: { name: email, ok: true, color: 'green', context: email },
  }))
  client.setRequestHandler('roots/list', () => ({ roots: [{ uri: `file:///home/${email}`, name: email }] }))
  await client.connect(
    new StreamableHTTPClientTransport(new URL(process.env.GATEWAY), {
      requestInit: { headers: { Authorization: `Bearer ${process.env.KEY}`, 'x-user-email': email } },
    }),
  )
  return client
}

const text = (result) => result.content.map((part) => part.text ?? '').join(' ')
const tool = (client, name, args = {}, options = {}) =>
  client.callTool({ name, arguments: args }, { timeout: 30_000, ...options })

/** Each with a client and the prefix of a server. */
const checks = {
  async 'lists and calls'(client, server) {
    const names = (await client.listTools()).tools.map((one) => one.name)
    assert.ok(names.includes(`${server}__test_simple_text`))
    assert.match(text(await tool(client, `${server}__test_simple_text`)), /simple text/)
    assert.equal((await tool(client, `${server}__test_error_handling`)).isError, true)
    await assert.rejects(tool(client, 'nobody__x'))
  },
  async 'progress in order'(client, server) {
    const seen = []
    await tool(client, `${server}__test_tool_with_progress`, {}, { onprogress: (update) => seen.push(update.progress) })
    assert.deepEqual(seen, [0, 50, 100])
  },
  async 'the server asks the person, the model and for roots'(client, server, email) {
    assert.match(text(await tool(client, `${server}__test_input_required_result_elicitation`)), new RegExp(`Hello, ${email}`))
    assert.match(text(await tool(client, `${server}__test_input_required_result_sampling`)), /Paris, says/)
    assert.match(text(await tool(client, `${server}__test_input_required_result_list_roots`)), new RegExp(email))
  },
  async 'it asks for several things, several times, and in a prompt'(client, server, email) {
    assert.match(text(await tool(client, `${server}__test_input_required_result_multiple_inputs`)), /all there/)
    assert.match(text(await tool(client, `${server}__test_input_required_result_multi_round`)), new RegExp(`${email} likes green`))
    assert.match(text(await tool(client, `${server}__test_input_required_result_request_state`)), /state-ok/)
    const prompt = await client.getPrompt({ name: `${server}__test_input_required_result_prompt` })
    assert.match(JSON.stringify(prompt.messages), new RegExp(email))
  },
  async 'resources, prompts, completions'(client, server) {
    const mine = (await client.listResources()).resources.filter((one) => one.name === 'static-text')
    assert.equal(mine.length, 2, 'one of each server')
    for (const { uri } of mine) {
      assert.equal((await client.readResource({ uri })).contents[0].uri, uri)
    }
    await assert.rejects(client.readResource({ uri: 'nowhere://x' }))
    const prompt = await client.getPrompt({ name: `${server}__test_prompt_with_arguments`, arguments: { arg1: 'a', arg2: 'b' } })
    assert.match(JSON.stringify(prompt.messages), /arg1='a'/)
    const argument = { name: 'arg1', value: 'p' }
    const found = await client.complete({ ref: { type: 'ref/prompt', name: `${server}__test_prompt_with_arguments` }, argument })
    assert.ok(found.completion.values.includes('paris'))
  },
  async 'an argument that its server wants in a header'(client, server) {
    assert.match(text(await tool(client, `${server}__test_x_mcp_header`, { region: ' Zürich ' })), /region= Zürich /)
  },
  async 'a call is cancelled and the next one works'(client, server) {
    const stop = new AbortController()
    const hanging = tool(client, `${server}__test_hang`, {}, { signal: stop.signal })
    setTimeout(() => stop.abort(), 300)
    await assert.rejects(hanging)
    assert.match(text(await tool(client, `${server}__test_simple_text`)), /simple text/)
  },
  async 'changes are told'(client, server) {
    let told
    const changed = new Promise((resolve) => (told = resolve))
    client.setNotificationHandler('notifications/tools/list_changed', told)
    const listening = client.getProtocolEra() === 'modern' ? await client.listen({ toolsListChanged: true }) : undefined
    await tool(client, `${server}__test_simple_text`)
    await new Promise((resolve) => setTimeout(resolve, 500)) // a session's own stream opens by itself
    await tool(client, `${server}__test_trigger_tool_change`)
    const late = setTimeout(() => told(undefined), 10_000)
    assert.ok(await changed, 'tools/list_changed did not come')
    clearTimeout(late)
    await listening?.close()
  },
}

let failures = 0
for (const [era, mode] of [['legacy', 'legacy'], ['modern', { pin: '2026-07-28' }], ['modern', 'auto']]) {
  const email = `${era}@example.com`
  const client = await connect(email, mode)
  assert.equal(client.getProtocolEra(), era)
  for (const server of ['legacy', 'modern']) {
    for (const [name, check] of mode === 'auto' ? Object.entries(checks).slice(0, 1) : Object.entries(checks)) {
      const failure = await check(client, server, email).then(() => undefined, (reason) => reason)
      failures += failure ? 1 : 0
      console.log(`${failure ? 'FAIL' : 'ok'}  ${JSON.stringify(mode)} client, ${server} server: ${name}${failure ? `\n${failure.stack ?? failure}` : ''}`)
    }
  }
  await client.close()
}
process.exit(failures === 0 ? 0 : 1)
