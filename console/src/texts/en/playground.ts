export const playground = {
  closed: 'The playground is for those who manage the project',
  agent: 'As the agent', person: 'For', me: (email: string) => `Yourself, ${email}`,
  noAgent: 'There is no agent yet', noAgentDetail: 'Tools are called as an agent of the project would. Make one first; it needs no key for this.', toAgents: 'To the agents',
  add: 'Add test person', addTitle: 'Add a test person', addDetail: 'A user of this project who is nobody. Whoever manages the project can call tools as them, with what is connected for them.', email: 'Address', emailHint: 'One that nobody here has. To connect servers for them by a link, it must receive mail.', make: 'Add', added: (email: string) => `${email} is there.`,
  search: 'Search tools', tools: 'Tools', nothing: 'No tool has these words.', choose: 'Choose a tool', chooseDetail: 'It is called on the way that an agent’s calls take: with the same rules and secrets.',
  noTools: 'The agent is shown no tool', noToolsDetail: 'Its rules, or those of the person, leave none, or no server of the project is on.',
  notConnected: (server: string) => `${server} is not connected for this person.`, connect: 'Connect', connectServer: (server: string) => `Connect ${server}`,
  as: 'Arguments as', form: 'Form', json: 'JSON', arguments: 'Arguments', noArguments: 'It takes no arguments.', asJson: 'As JSON.', unset: 'Not set', yes: 'Yes', no: 'No',
  wrong: { missing: 'Fill this in.', number: 'Must be a number.', whole: 'Must be a whole number.', json: 'Must be JSON.', object: 'Must be a JSON object, such as {"name": "value"}.', more: 'The form has no field for some of this. Go on in JSON.' },
  call: 'Call', waiting: 'It runs …', result: 'Result', ok: 'It went well', failed: 'It failed', failures: { authentication: 'Authentication error', 'rate-limit': 'Rate limit', timeout: 'Timeout', execution: 'Execution error' }, took: (ms: string) => `${ms} ms`, structured: 'Structured result', picture: 'Picture in the result', empty: 'The result is empty.',
};
