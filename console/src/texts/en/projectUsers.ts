import { count, date, figure } from '../format';

const day = (d: string) => date(new Date(`${d}T12:00:00`));

export const projectUsers = {
  label: 'Users of the project', search: 'Search e-mail or name', count: (n: number) => count(n, 'user', 'users'), all: 'Everyone',
  columns: { email: 'E-mail', servers: 'Authenticated servers', queries: 'Queries this week', calls: 'Tool calls this week', active: 'Last active', created: 'Since' },
  filters: { server: 'Server', pending: 'Pending server', activeIn: 'Active in', inactive: 'Inactive', never: 'Never active', days: { '7': '7 days', '30': '30 days' }, inactiveIs: '30 days without a session', neverIs: 'Never was', everIs: 'Was, some time' },
  tiles: { total: 'Total users', week: 'Weekly active (WAU)', month: 'Monthly active (MAU)', inactive: 'Inactive, 30 days without a session', connected: (n: number) => `${figure(n)} ${n === 1 ? 'has' : 'have'} connected a server`, short: { total: 'Total', week: 'This week', month: '30 days', inactive: 'Inactive' } },
  none: 'None', testPerson: 'Test person', more: (n: number) => `+${figure(n)}`,
  thisWeek: ({ from, to }: { from: string; to: string }, zone: string) => `This week: ${day(from)} to ${day(to)}, ${zone}`,
  week: (queries: number, calls: number) => `${count(queries, 'query', 'queries')}, ${count(calls, 'call', 'calls')} this week`,
  empty: {
    title: 'Nobody has come yet',
    next: { server: 'First add the MCP servers whose tools agents may use.', agent: 'Next, make an agent: the program that calls tools for people.', link: 'People appear here when an agent first calls for them, or when they connect a server by an auth link.' },
  },
  menuOf: (email: string) => `Actions for ${email}`, details: 'Details', copyLink: 'Copy link', copied: 'Link copied', connect: 'New auth link', revoke: 'Revoke access', remove: 'Delete user',
  drawer: { label: (email: string) => `Details of ${email}`, gone: 'This user is not in this project', goneDetail: 'They may have been deleted since the link was made.', since: 'here since' },
  status: {
    title: 'Authentication status', of: (n: number, all: number) => `${figure(n)} of ${count(all, 'server', 'servers')}`, server: 'Server', state: 'Status', credential: 'Credential', since: 'Since', used: 'Last used',
    authenticated: 'Authenticated', not: 'Not authenticated', expired: 'Needs re-authentication', narrow: 'Needs more permissions', open: 'Needs no authentication', scopes: (scopes: string) => `Allowed: ${scopes}`, ends: 'Token ends', renews: ' and renews itself', ended: 'Token ended', renewedNext: '; the next call renews it', off: 'Turned off', whose: { user: 'Their own', project: 'The project’s', none: 'None' }, error: (what: string) => `Last error: ${what.replace(/\.$/, '')}`, select: (name: string) => `Select ${name}`, selected: (n: number) => `${figure(n)} selected`, none: 'The project has no server yet.', button: 'Revoke…',
  },
  rules: { title: 'Tools agents may use for them', change: 'Change', none: 'All the agent may use', saved: 'The rules are saved. They hold from the next call.' },
  revokeDialog: {
    title: (email: string) => `Revoke access of ${email}?`, detail: 'The secrets they gave for these servers are removed. Calls are refused from that moment, and running ones are cut. They can come back by connecting again.', action: (n: number) => (n === 0 ? 'Revoke' : `Revoke ${count(n, 'server', 'servers')}`), choose: 'Servers', nothing: 'They have connected no server.',
    done: (n: number, email: string) => `Revoked ${count(n, 'server', 'servers')} for ${email}`, since: (time: string) => `The gateway refuses since ${time}.`, kept: 'Receipts stay on this page and in the audit log.',
  },
  receipts: {
    title: 'Past revocations', none: 'Nothing was revoked here.', server: 'Server', here: 'In Gatehouse', provider: 'At the provider', at: 'When', by: 'By', local: { removed: 'Removed', none: 'Had none' },
    atProvider: { revoked: 'Revoked', 'not-offered': 'Not offered', pending: 'In progress', failed: 'Failed, retrying', 'given-up': 'Failed', none: 'Nothing to revoke' },
  },
  removeDialog: { title: (email: string) => `Delete ${email}?`, lost: 'Erased at once, in this project:', items: ['every secret they gave for its servers', 'their sessions, calls and figures'], kept: 'Other projects are not touched. If an agent calls for them again, they appear anew.', done: (email: string) => `${email} is deleted from the project.` },
  figures: { title: 'Figures', days: 'Last 30 days', queriesWeek: 'Queries this week', callsWeek: 'Tool calls this week', sessions: 'Sessions, 30 days', errors: 'Error rate, 30 days', errorsOf: (n: number, all: number) => `${figure(n)} of ${figure(all)}`, overTime: 'Sessions over time', day: 'Day', tools: 'Top tools', servers: 'Top servers', kinds: 'Errors by kind', noErrors: 'No errors in these days.', kind: { authentication: 'Authentication', rateLimit: 'Rate limit', timeout: 'Timeout', execution: 'Execution' }, nothing: 'Nothing in these days.', asTable: 'Show as a table', asChart: 'Show as a chart', bars: (total: number) => `${count(total, 'session', 'sessions')} in 30 days, a bar for each day`, sessionsOf: (day: string, n: number) => `${day}: ${count(n, 'session', 'sessions')}` },
  sessions: { title: 'Sessions', none: 'No session yet.', agent: 'Agent', client: 'Program', queries: 'Queries', open: 'Open', short: 'Under 1 s', at: 'Began', length: 'Lasted', more: 'Show more', gone: 'Deleted agent' },
  calls: { title: 'Tool calls', none: 'No tool call yet.', private: 'Arguments and results are not stored.', tool: 'Tool', at: 'When', took: 'Took', outcome: 'Outcome', ok: 'Went well', ms: (n: number) => `${figure(Math.round(n))} ms`, error: { authentication: 'Authentication error', 'rate-limit': 'Rate limit', timeout: 'Timeout', execution: 'Execution error' } },
  bulk: {
    revoke: { label: 'Revoke access', does: (p: string) => `Revoke the access of ${p}`, detail: 'The secrets they gave for all servers of this project are removed, and running calls are cut. They can come back by connecting again.', will: 'Will be revoked' },
    remove: { label: 'Delete', does: (p: string) => `Delete ${p}`, detail: 'Their secrets, sessions, calls and figures in this project are erased. Other projects are not touched. This cannot be undone.', will: 'Will be deleted' },
  },
};
