import { count, date, figure } from '../format';

const dayOf = (day: string) => date(new Date(`${day}T12:00:00`));
const percent = (x: number, digits: number) => `${(x * 100).toLocaleString('en-GB', { maximumFractionDigits: digits })}%`;
const measures = { calls: 'Tool calls', queries: 'Queries', sessions: 'Sessions', errors: 'Errors' };
const units = { hour: 'Hour', day: 'Day', week: 'Week' };
type Measure = keyof typeof measures;
type Unit = keyof typeof units;

export const analytics = {
  range: 'Days shown', unit: 'Bars', measure: 'What the bars show', file: 'analytics',
  days: { 1: 'Today', 7: 'Last 7 days', 30: 'Last 30 days', 90: 'Last 90 days', 365: 'Last 365 days' }, units, measures,
  compared: (from: string, to: string) => `Compared with ${from === to ? dayOf(from) : `${dayOf(from)} to ${dayOf(to)}`}`,
  anew: (before: string, zone: string) => `The workspace moved to another time zone. Days before ${dayOf(before)} are still being counted anew in ${zone}.`,
  empty: { title: 'Nothing happened in these days', detail: 'Figures appear as soon as an agent calls a tool through the gateway.' },
  sessions: 'Sessions', queries: 'Queries', calls: 'Tool calls', errorRate: 'Error rate', added: 'Added by the gateway, p50', upstream: 'Servers’ time, p50',
  share: (x: number) => percent(x, 1), change: (x: number) => `${x > 0 ? '+' : x < 0 ? '−' : '±'}${percent(Math.abs(x), Math.abs(x) < 0.1 ? 1 : 0)}`, changeHead: 'Change',
  ms: (x: number) => `${x.toLocaleString('en-GB', x < 10 ? { maximumFractionDigits: 2 } : { maximumFractionDigits: x < 100 ? 1 : 0 })} ms`, p95: (x: number) => `p95 ${analytics.ms(x)}`,
  errorsOf: (n: number, all: number) => `${figure(n)} of ${figure(all)}`,
  overTime: 'Over time', asTable: 'Show as a table', asChart: 'Show as a chart', download: 'Download as CSV', now: 'These days', before: 'The days before', callsBefore: 'Calls before',
  bars: (of: Measure, n: number, before: number, unit: Unit) => `${measures[of]}: ${figure(n)}, a bar for each ${units[unit].toLowerCase()}; ${figure(before)} in the days before`,
  begins: (p: { day: string; hour: number }, unit: Unit) => (unit === 'hour' ? `${dayOf(p.day)}, ${String(p.hour).padStart(2, '0')}:00` : unit === 'week' ? `From ${dayOf(p.day)}` : dayOf(p.day)),
  piece: (begins: string, of: Measure, n: number, before: number | undefined) => `${begins}: ${figure(n)} ${measures[of].toLowerCase()}${before === undefined ? '' : `, ${figure(before)} before`}`,
  latency: 'Latency', latencyDetail: 'Of a call’s time, what the gateway adds and what the server takes.', where: 'Where', ours: 'Added by the gateway', theirs: 'Servers', average: 'Average',
  errorsByKind: 'Errors by kind', kind: 'Kind', ofCalls: 'Of all calls', kinds: { authentication: 'Authentication', rateLimit: 'Rate limit', timeout: 'Timeout', execution: 'Execution' },
  servers: 'Servers', server: 'Server', tools: 'Tools', tool: 'Tool', agents: 'Agents', agent: 'Agent', addedAverage: 'Added, average', upstreamAverage: 'Server, average', nothing: 'Nothing in these days.', mostTools: `The first ${count(100, 'tool', 'tools')}`,
};
