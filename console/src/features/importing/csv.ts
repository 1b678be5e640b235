/** A file of rows, read as the server reads it: UTF-8 or UTF-16, cells separated by commas, semicolons or tabs. */
export interface Table {
  encoding: 'UTF-8' | 'UTF-16';
  separator: ',' | ';' | '\t';
  headings: readonly string[];
  rows: readonly TableRow[];
  /** What stands below the headings, as it is. */
  rest: string;
  /** The headings' own lines, counted, so that a row keeps its number when they are written anew. */
  headLines: number;
}
export interface TableRow { line: number; cells: readonly string[] }

export type Unreadable = 'empty' | 'binary' | 'quotation' | 'no-rows';

const sample = 4096;
const controls = /[\u0000-\u0008\u000e-\u001f]/g;

/** Reads the file whole, or says why it cannot be read. */
export function readTable(bytes: Uint8Array): Table | Unreadable {
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  if (text.trim() === '') return 'empty';
  const start = text.slice(0, sample);
  if ((start.match(controls)?.length ?? 0) * 20 > start.length) return 'binary';
  const separator = separatorOf(text);
  const records = recordsOf(text, separator);
  if (records === undefined) return start.search(controls) >= 0 ? 'binary' : 'quotation';
  const [head, ...rows] = records.filter((r) => r.cells.some((c) => c.trim() !== ''));
  if (!head) return 'empty';
  if (head.cells.join('').search(controls) >= 0) return 'binary';
  if (rows.length === 0) return 'no-rows';
  const before = text.slice(0, head.end);
  return {
    encoding: encoding === 'utf-8' ? 'UTF-8' : 'UTF-16', separator, headings: head.cells.map((c) => c.trim()),
    rows: rows.map(({ line, cells }) => ({ line, cells })), rest: text.slice(head.end), headLines: before.match(/\r\n|\r|\n/g)?.length ?? 0,
  };
}

/** By its byte order mark, or by where the zeros of plain letters stand. */
function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const start = bytes.subarray(0, sample);
  let even = 0, odd = 0;
  start.forEach((b, i) => { if (b === 0) { if (i % 2) odd++; else even++; } });
  if ((start[0] === 0xfe && start[1] === 0xff) || even > start.length / 4) return 'utf-16be';
  return (start[0] === 0xff && start[1] === 0xfe) || odd > start.length / 4 ? 'utf-16le' : 'utf-8';
}

/** The one that stands most often between the headings. */
function separatorOf(text: string): Table['separator'] {
  const found = { ',': 0, ';': 0, '\t': 0 };
  let quoted = false;
  for (const c of text.trimStart()) {
    if (c === '"') quoted = !quoted;
    else if (!quoted && (c === '\n' || c === '\r')) break;
    else if (!quoted && c in found) found[c as Table['separator']]++;
  }
  return ([';', '\t'] as const).reduce<Table['separator']>((most, c) => (found[c] > found[most] ? c : most), ',');
}

interface Record { line: number; cells: string[]; end: number }

/** Undefined when a quotation does not end. */
function recordsOf(text: string, separator: string): Record[] | undefined {
  const records: Record[] = [];
  let at = 0, line = 1;
  while (at < text.length) {
    const started = line;
    const cells: string[] = [];
    for (;;) {
      let cell = '';
      if (text[at] === '"') {
        at++;
        for (;;) {
          const close = text.indexOf('"', at);
          if (close < 0) return undefined;
          const part = text.slice(at, close);
          line += part.match(/\r\n|\r|\n/g)?.length ?? 0;
          cell += part;
          at = close + 1;
          if (text[at] !== '"') break;
          cell += '"';
          at++;
        }
      }
      const from = at;
      while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at++;
      cells.push(cell + text.slice(from, at));
      if (text[at] !== separator) break;
      at++;
    }
    if (at < text.length) {
      at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
      line++;
    }
    records.push({ line: started, cells, end: at });
  }
  return records;
}
