/** A tool as the agent is shown it. */
export interface Tool { name: string; title?: string; description?: string; inputSchema?: unknown }

type Json = Record<string, unknown>;
const isObject = (x: unknown): x is Json => typeof x === 'object' && x !== null && !Array.isArray(x);
const list = (x: unknown): Json[] => (Array.isArray(x) ? x.filter(isObject) : []);
const text = (x: unknown): string => (typeof x === 'string' ? x : '');

export const toolsOf = (result: unknown): Tool[] => (isObject(result) ? list(result['tools']).map((t) => ({ name: text(t['name']), title: text(t['title']), description: text(t['description']), inputSchema: t['inputSchema'] })).filter((t) => t.name) : []);

/** Servers whose tools are left out, with the reason. */
export function leftOut(result: unknown): { server: string; reason: string }[] {
  const meta = isObject(result) && isObject(result['_meta']) ? result['_meta'] : {};
  return list(meta['gatehouse/unavailable']).map((x) => ({ server: text(x['server']), reason: text(x['reason']) }));
}

export type Part = { kind: 'text'; text: string } | { kind: 'image'; src: string } | { kind: 'json'; text: string };
export interface Outcome { ok: boolean; /** Which kind of failure it was, where the gateway says it. */ failure: string; parts: Part[]; structured: string }

const json = (x: unknown) => JSON.stringify(x, null, 2);
const isPicture = (type: string) => /^image\/(png|jpeg|gif|webp)$/.test(type);

function partOf(x: Json): Part {
  if (x['type'] === 'text') return { kind: 'text', text: text(x['text']) };
  const data = text(x['data']);
  // Only what is a picture for sure becomes one: the rest is shown as what it is.
  if (x['type'] === 'image' && isPicture(text(x['mimeType'])) && /^[A-Za-z0-9+/=]+$/.test(data)) return { kind: 'image', src: `data:${text(x['mimeType'])};base64,${data}` };
  return { kind: 'json', text: json(x) };
}

/** What a call came to, for people to read. */
export function outcomeOf({ result, error }: { result?: unknown; error?: unknown }): Outcome {
  if (isObject(error)) {
    const data = isObject(error['data']) ? error['data'] : undefined;
    return { ok: false, failure: text(data?.['gatehouse/error']), parts: [{ kind: 'text', text: `${text(error['message'])} (${String(error['code'])})` }], structured: data ? json(data) : '' };
  }
  const of = isObject(result) ? result : {};
  const meta = isObject(of['_meta']) ? of['_meta'] : {};
  return { ok: of['isError'] !== true, failure: of['isError'] === true ? text(meta['gatehouse/error']) : '', parts: list(of['content']).map(partOf), structured: of['structuredContent'] === undefined ? '' : json(of['structuredContent']) };
}
