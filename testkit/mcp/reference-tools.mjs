// What the conformance suite asks a server to offer. A tool answers once, or asks first: by a request of its own
// (2025-11-25) or by a result that says what is missing (2026-07-28).
import { acceptedContent, inputRequired } from '@modelcontextprotocol/server'

export const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='
const WAV = 'UklGRiYAAABXQVZFZm10IBAAAAABAAEAQB8AAAB9AAACABAAZGF0YQIAAAA='

const sleep = (millis) => new Promise((resolve) => setTimeout(resolve, millis))
const text = (value) => ({ content: [{ type: 'text', text: value }] })
const object = (properties = {}, required = Object.keys(properties)) => ({ type: 'object', properties, required })
const words = { type: 'string' }
const choice = (value, title) => ({ const: value, title })

export const question = (message, properties) =>
  inputRequired.elicit({ message, requestedSchema: object(properties) })
const sampling = (prompt, maxTokens) =>
  inputRequired.createMessage({ messages: [{ role: 'user', content: { type: 'text', text: prompt } }], maxTokens })

const elicit = async (context, message, requestedSchema) => {
  const answer = await context.mcpReq.send({ method: 'elicitation/create', params: { message, requestedSchema } })
  return `action=${answer.action}, content=${JSON.stringify(answer.content ?? {})}`
}
const given = (context, key) => context.mcpReq.inputResponses?.[key]
const accepted = (context, key) => acceptedContent(context.mcpReq.inputResponses, key)

const enums = object(
  {
    untitledSingle: { type: 'string', enum: ['option1', 'option2', 'option3'] },
    titledSingle: { type: 'string', oneOf: [choice('value1', 'First'), choice('value2', 'Second'), choice('value3', 'Third')] },
    legacyEnum: { type: 'string', enum: ['opt1', 'opt2', 'opt3'], enumNames: ['Option One', 'Option Two', 'Option Three'] },
    untitledMulti: { type: 'array', items: { type: 'string', enum: ['option1', 'option2', 'option3'] } },
    titledMulti: { type: 'array', items: { anyOf: [choice('value1', 'First'), choice('value2', 'Second'), choice('value3', 'Third')] } },
  },
  [],
)
const defaults = object(
  {
    name: { type: 'string', default: 'John Doe' },
    age: { type: 'integer', default: 30 },
    score: { type: 'number', default: 95.5 },
    status: { type: 'string', enum: ['active', 'inactive', 'pending'], default: 'active' },
    verified: { type: 'boolean', default: true },
  },
  [],
)

/** Name → { schema?, run(arguments, context, world) }; world holds state's seal, the bus, and the session's stream. */
export const tools = {
  test_simple_text: { run: () => text('This is a simple text response for testing.') },
  test_image_content: { run: () => ({ content: [{ type: 'image', data: PNG, mimeType: 'image/png' }] }) },
  test_audio_content: { run: () => ({ content: [{ type: 'audio', data: WAV, mimeType: 'audio/wav' }] }) },
  test_embedded_resource: {
    run: () => ({
      content: [
        {
          type: 'resource',
          resource: { uri: 'test://embedded-resource', mimeType: 'text/plain', text: 'This is an embedded resource content.' },
        },
      ],
    }),
  },
  test_multiple_content_types: {
    run: () => ({
      content: [
        { type: 'text', text: 'Multiple content types test:' },
        { type: 'image', data: PNG, mimeType: 'image/png' },
        {
          type: 'resource',
          resource: { uri: 'test://mixed-content-resource', mimeType: 'application/json', text: '{"test":"data","value":123}' },
        },
      ],
    }),
  },
  test_tool_with_logging: {
    async run(_, context) {
      for (const data of ['Tool execution started', 'Tool processing data', 'Tool execution completed']) {
        await context.mcpReq.notify({ method: 'notifications/message', params: { level: 'info', data } })
        await sleep(50)
      }
      return text('logged')
    },
  },
  test_logging_tool: {
    async run(_, context) {
      await context.mcpReq.log('info', 'only for those who set a level')
      return text('logged')
    },
  },
  test_error_handling: {
    run: () => ({ ...text('This tool intentionally returns an error for testing'), isError: true }),
  },
  test_tool_with_progress: {
    async run(_, context) {
      const progressToken = context.mcpReq._meta?.progressToken
      for (const progress of [0, 50, 100]) {
        if (progressToken !== undefined) {
          await context.mcpReq.notify({ method: 'notifications/progress', params: { progressToken, progress, total: 100 } })
        }
        await sleep(50)
      }
      return text('done')
    },
  },
  test_sampling: {
    schema: object({ prompt: words }),
    async run({ prompt }, context) {
      const answer = await context.mcpReq.send({
        method: 'sampling/createMessage',
        params: { messages: [{ role: 'user', content: { type: 'text', text: prompt } }], maxTokens: 100 },
      })
      return text(`LLM response: ${answer.content.text}`)
    },
  },
  test_elicitation: {
    schema: object({ message: words }),
    run: async ({ message }, context) =>
      text(`User response: ${await elicit(context, message, object({ username: words, email: words }))}`),
  },
  test_elicitation_sep1034_defaults: {
    run: async (_, context) => text(`Elicitation completed: ${await elicit(context, 'Please check', defaults)}`),
  },
  test_elicitation_sep1330_enums: {
    run: async (_, context) => text(`Elicitation completed: ${await elicit(context, 'Please choose', enums)}`),
  },
  test_list_roots: {
    run: async (_, context) => text(`roots ${JSON.stringify(await context.mcpReq.send({ method: 'roots/list' }))}`),
  },
  test_reconnection: {
    async run(_, context, world) {
      world.closeStream(context.mcpReq.id)
      await sleep(100)
      return text('Reconnection test completed successfully.')
    },
  },
  json_schema_2020_12_tool: {
    schema: {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      $defs: {
        address: {
          $anchor: 'addressDef',
          type: 'object',
          properties: { street: { type: 'string' }, city: { type: 'string' } },
        },
      },
      properties: {
        name: { type: 'string' },
        address: { $ref: '#/$defs/address' },
        contactMethod: { type: 'string', enum: ['phone', 'email'] },
        phone: { type: 'string' },
        email: { type: 'string' },
      },
      allOf: [{ anyOf: [{ required: ['phone'] }, { required: ['email'] }] }],
      if: { properties: { contactMethod: { const: 'phone' } }, required: ['contactMethod'] },
      then: { required: ['phone'] },
      else: { required: ['email'] },
      additionalProperties: false,
    },
    run: () => text('fine'),
  },
  test_x_mcp_header: {
    schema: object({ region: { ...words, 'x-mcp-header': 'Region' }, level: { type: 'integer' } }, []),
    run: ({ region }) => text(`region=${region}`),
  },
  test_missing_capability: {
    run: (_, context) =>
      given(context, 'answer') ? text('sampled') : inputRequired({ inputRequests: { answer: sampling('Say pong', 16) } }),
  },
  test_streaming_elicitation: { run: () => text('nothing was asked') },
  test_trigger_tool_change: { run: (_, __, world) => (world.changed('tools'), text('changed')) },
  test_trigger_prompt_change: { run: (_, __, world) => (world.changed('prompts'), text('changed')) },
  test_hang: { run: () => sleep(60_000).then(() => text('late')) },
  test_input_required_result_elicitation: {
    run(_, context) {
      const name = accepted(context, 'user_name')?.name
      return typeof name === 'string'
        ? text(`Hello, ${name}!`)
        : inputRequired({ inputRequests: { user_name: question('What is your name?', { name: words }) } })
    },
  },
  test_input_required_result_sampling: {
    run(_, context) {
      const answer = given(context, 'capital_question')
      return answer
        ? text(`Sampled: ${answer.content?.text}`)
        : inputRequired({ inputRequests: { capital_question: sampling('What is the capital of France?', 100) } })
    },
  },
  test_input_required_result_list_roots: {
    run(_, context) {
      const roots = given(context, 'client_roots')?.roots
      return roots
        ? text(`Roots: ${roots.map((root) => root.uri).join(' ')}`)
        : inputRequired({ inputRequests: { client_roots: inputRequired.listRoots() } })
    },
  },
  test_input_required_result_request_state: {
    async run(_, context, world) {
      return accepted(context, 'confirm') && context.mcpReq.requestState()
        ? text('state-ok')
        : inputRequired({
            inputRequests: { confirm: question('Please confirm', { ok: { type: 'boolean' } }) },
            requestState: await world.seal({ step: 1 }),
          })
    },
  },
  test_input_required_result_multiple_inputs: {
    async run(_, context, world) {
      const keys = ['user_name', 'greeting', 'client_roots']
      return keys.every((key) => given(context, key))
        ? text('all there')
        : inputRequired({
            inputRequests: {
              user_name: question('What is your name?', { name: words }),
              greeting: sampling('Generate a greeting', 50),
              client_roots: inputRequired.listRoots(),
            },
            requestState: await world.seal({ keys }),
          })
    },
  },
  test_input_required_result_multi_round: {
    async run(_, context, world) {
      const state = context.mcpReq.requestState()
      if (!state || (state.step === 1 && !accepted(context, 'step1'))) {
        return inputRequired({
          inputRequests: { step1: question('Step 1: What is your name?', { name: words }) },
          requestState: await world.seal({ step: 1 }),
        })
      }
      if (state.step === 1) {
        return inputRequired({
          inputRequests: { step2: question('Step 2: What is your favorite color?', { color: words }) },
          requestState: await world.seal({ step: 2, name: accepted(context, 'step1').name }),
        })
      }
      return text(`${state.name} likes ${accepted(context, 'step2')?.color}`)
    },
  },
  test_input_required_result_tampered_state: {
    run: async (_, context, world) =>
      context.mcpReq.requestState()
        ? text('untouched')
        : inputRequired({
            inputRequests: { confirm: question('Please confirm', { ok: { type: 'boolean' } }) },
            requestState: await world.seal({ sealed: true }),
          }),
  },
  test_input_required_result_capabilities: {
    run(_, context) {
      if (context.mcpReq.inputResponses) {
        return text('answered')
      }
      const can = context.mcpReq.envelope?.['io.modelcontextprotocol/clientCapabilities'] ?? {}
      const inputRequests = {}
      if (can.sampling) inputRequests.sampled = sampling('Say hello', 20)
      if (can.elicitation) inputRequests.asked = question('Your name?', { name: words })
      return Object.keys(inputRequests).length ? inputRequired({ inputRequests }) : text('nothing to ask')
    },
  },
}
