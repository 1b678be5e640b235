import { count, figure } from '../format';

export const projects = {
  page: 'Projects', lead: 'A project is one address for agents, with the MCP servers behind it and the people it works for.', search: 'Search projects',
  name: 'Name', slug: 'In addresses', servers: 'Servers', agents: 'Agents', users: 'Users', created: 'Made', description: 'Description',
  create: 'New project', make: 'Create project', slugHint: 'Small letters, digits and dashes. It stays for good.', descriptionHint: 'For your colleagues: what it is for.', made: (name: string) => `The project “${name}” is there.`,
  empty: { title: 'There is no project yet', detail: 'A project joins MCP servers under one address, for the agents you let in.' },
  tabs: { label: 'Parts of the project', users: 'Users', servers: 'Servers', agents: 'Agents', settings: 'Settings' },
  gone: 'There is no such project', goneDetail: 'It may have been deleted, or the address is mistyped.', all: 'All projects',
  stale: (what: string) => `Someone else changed it meanwhile: ${what}. Save again to have it your way.`, staleSame: 'Someone else saved it meanwhile. Save again to have it your way.',
  settings: {
    title: 'Name and description', saved: 'The project is saved.',
    remove: 'Delete project', removeTitle: (name: string) => `Delete the project “${name}”?`, removeSection: 'Delete this project', removeDetail: 'Agents are refused from that moment. This cannot be undone.',
    lost: 'With it go:', loses: (servers: number, agents: number, users: number) => [`${count(servers, 'server', 'servers')} with every secret given for them`, `${count(agents, 'agent', 'agents')} with all keys`, `${count(users, 'user', 'users')} with their sessions and calls`],
    removed: (name: string) => `The project “${name}” is deleted.`,
  },
  server: {
    search: 'Servers', create: 'Add server', createTitle: 'Add an MCP server', editTitle: (name: string) => `Edit “${name}”`, add: 'Add server', added: (name: string) => `“${name}” is added.`, saved: (name: string) => `“${name}” is saved.`,
    empty: { title: 'There is no server yet', detail: 'Add the MCP servers whose tools the agents of this project may use.' },
    name: 'Name', url: 'Address', urlHint: 'Of its MCP endpoint (streamable HTTP), such as https://mcp.example.com/mcp', slug: 'Prefix of its tools', slugHint: (slug: string) => `Agents see its tools as ${slug || 'prefix'}__tool. It stays for good.`,
    access: 'Access', status: 'Status', on: 'On', off: 'Off', enabled: 'Agents can use it', tools: 'Tools begin with',
    kind: 'How does it know who calls?', kinds: {
      none: { label: 'It does not', detail: 'The server is open to whoever reaches it.' },
      header: { label: 'By a secret in a header', detail: 'An API key or token, such as Authorization: Bearer …' },
      query: { label: 'By a secret in the address', detail: 'A parameter such as ?key=…' },
    },
    level: 'Whose secret is it?', levels: {
      user: { label: 'Each person’s own', detail: 'Everyone connects for themselves, and reaches what is theirs.' },
      project: { label: 'One for the whole project', detail: 'Everyone’s calls go with the same secret.' },
    },
    header: 'Header', query: 'Parameter', prefix: 'Before the secret', prefixHint: '“Bearer ” for tokens; empty when the secret stands alone.', nameHint: 'As the server’s manual calls it.',
    kept: { none: 'Open', header: (name: string) => `Header ${name}`, query: (name: string) => `Parameter ${name}` }, whose: { user: 'each person’s own', project: 'one for the project' },
    ends: 'Another host or another kind of access ends every secret given for this server.',
    actions: (name: string) => `Actions for ${name}`, edit: 'Edit', turnOff: 'Turn off', turnOn: 'Turn on', turnedOff: (name: string) => `“${name}” is off: agents no longer see its tools.`, turnedOn: (name: string) => `“${name}” is on.`,
    remove: 'Delete', removeTitle: (name: string) => `Delete the server “${name}”?`, removeDetail: 'Every secret given for it goes with it, and running calls are cut. What was counted stays.', removed: (name: string) => `“${name}” is deleted.`,
  },
  agent: {
    create: 'New agent', createTitle: 'New agent', make: 'Create agent', made: (name: string) => `The agent “${name}” is there. It needs a key now.`, name: 'Name', nameHint: 'The program that calls, such as “Support assistant”.',
    empty: { title: 'There is no agent yet', detail: 'An agent is a program that calls tools for people. Make one, then give it a key.' },
    tools: 'Tools', keys: 'Keys', created: 'Made', noKeys: 'No key yet', everything: 'All tools', only: (n: number) => `Only ${count(n, 'rule', 'rules')}`, except: (n: number) => `without ${figure(n)}`,
    gone: 'There is no such agent', goneDetail: 'It may have been deleted.', all: 'All agents',
    rules: 'Tools it may use', rulesDetail: 'Holds from its next call.', allow: 'Allowed', allowHint: 'One a line: a server’s prefix for all of its tools, or prefix__tool for one. Empty allows everything.', deny: 'Forbidden', denyHint: 'Wins over what is allowed.',
    servers: 'Prefixes here:', addRule: (slug: string) => `Allow ${slug}`, saved: 'The agent is saved.',
    remove: 'Delete agent', removeSection: 'Delete this agent', removeTitle: (name: string) => `Delete the agent “${name}”?`, removeDetail: 'All its keys end at once, and what runs is cut. What was counted stays.', removed: (name: string) => `The agent “${name}” is deleted.`, actions: (name: string) => `Actions for ${name}`, open: 'Open',
  },
  key: {
    section: 'Keys', detail: 'A key lets the agent in, and says whom it may name in x-user-email.', create: 'New key', make: 'Make key', name: 'Name', nameHint: 'Where it is kept, such as “production”.', empty: 'No key yet: the agent cannot get in.',
    whom: 'Whom may it name?', kinds: {
      list: { label: 'These people', detail: 'Only the addresses you list.' },
      domains: { label: 'Everyone of some domains', detail: 'Any address that ends with them.' },
      team: { label: 'One team', detail: 'Active members of a team of this workspace.' },
      any: { label: 'Anyone', detail: 'Any address at all. Only for an agent you trust to know who it speaks for.' },
    },
    emails: 'Addresses', emailsHint: 'One a line, or with commas.', domains: 'Domains', domainsHint: 'Such as acme.example. Domains below it are not meant.', team: 'Team', noTeam: 'There is no team yet. Make one first.', choose: 'Choose a team', anyWarn: 'Whoever holds this key can act for any person, also for Admins. It is written to the audit log.',
    expires: 'Ends', lifetimes: { never: 'Not by itself', '30': 'After 30 days', '90': 'After 90 days', '365': 'After a year' }, addresses: 'Only from these networks', addressesHint: 'Such as 192.0.2.0/24, one a line. Empty: from anywhere.', perMinute: 'Calls a minute, at most', perMinuteHint: 'Empty: without a limit.', perMinuteWrong: 'A whole number from 1 to 100,000.', more: 'Limits', 
    shown: 'Copy the key now', shownDetail: 'It is shown this once. Keep it where the agent reads its secrets; anyone who has it can call as this agent.', keep: 'I have kept it',
    binding: 'May name', from: 'From', used: 'Last used', ends: 'Ends', hint: 'Begins', never: 'Never', notBySelf: 'Not by itself', ended: 'Ended', anyone: 'Anyone', teamGone: 'a team that is gone: nobody', inTeam: (name: string) => `Team ${name}`, people: (n: number) => count(n, 'address', 'addresses'), anywhere: 'anywhere', limit: (n: number) => `${figure(n)} a minute`,
    end: 'End', endTitle: (name: string) => `End the key “${name}”?`, endDetail: 'Calls with it are refused at once, and what runs by it is cut. This cannot be undone.', endedToast: (name: string) => `The key “${name}” has ended.`,
  },
  client: {
    section: 'Connect the agent', detail: 'One address, and two headers: the key, and for whom it calls.', endpoint: 'Endpoint', headers: 'Headers', key: 'the agent’s key; x-api-key works as well', email: 'the person it calls for', keyHere: 'gha_…', emailHere: 'person@example.com',
    form: 'Form', forms: { json: 'mcp.json', sdk: 'TypeScript', curl: 'curl' }, configuration: 'Client configuration', copied: 'Copied',
  },
};
