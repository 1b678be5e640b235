import { describe, expect, it } from 'vitest';
import type { JobItem } from '../../api/types';
import { check, unreadable } from './checks';
import { readTable, type Table } from './csv';
import { guess, lacksHeadings, mapped, missing, sent } from './fields';
import { mended, suggestion } from './suggest';
import { counts, rowsOf, shown } from './verdicts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string): Table => { const t = readTable(bytes(text)); if (typeof t === 'string') throw new Error(t); return t; };
const utf16 = (text: string, mark = true) => { const out: number[] = mark ? [0xff, 0xfe] : []; for (let i = 0; i < text.length; i++) out.push(text.charCodeAt(i) & 255, text.charCodeAt(i) >> 8); return new Uint8Array(out); };

describe('a file', () => {
  it('is read with any of the separators, whatever ends its lines', () => {
    for (const [separator, end] of [[',', '\n'], [';', '\r\n'], ['\t', '\r']] as const) {
      const t = read(['A', 'B'].join(separator) + end + ['1', '2'].join(separator) + end);
      expect(t).toMatchObject({ separator, headings: ['A', 'B'], rows: [{ line: 2, cells: ['1', '2'] }] });
    }
  });

  it('keeps separators, quotes and line breaks in quotation marks, and counts the lines of the file', () => {
    const t = read('A,B\n"x, ""y""\nz",1\n\n , \n2,3');
    expect(t.rows).toEqual([{ line: 2, cells: ['x, "y"\nz', '1'] }, { line: 6, cells: ['2', '3'] }]);
  });

  it('is UTF-8 or UTF-16, with a mark or without', () => {
    expect(read('\ufeffA\nZoë')).toMatchObject({ encoding: 'UTF-8', headings: ['A'] });
    for (const mark of [true, false]) expect(readTable(utf16('A;B\nZoë;1', mark))).toMatchObject({ encoding: 'UTF-16', headings: ['A', 'B'], rows: [{ cells: ['Zoë', '1'] }] });
  });

  it('is refused with the reason', () => {
    expect(readTable(bytes(''))).toBe('empty');
    expect(readTable(bytes('\n \n'))).toBe('empty');
    expect(readTable(bytes('A,B\n'))).toBe('no-rows');
    expect(readTable(bytes('A,B\n"1,2'))).toBe('quotation');
    expect(readTable(new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 10, 1, 2]))).toBe('binary');
    expect(readTable(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 34, 9]))).toBe('binary');
  });

  it('with five megabytes in half a million cells is read at once', () => {
    const start = performance.now();
    expect(read(`A,B,C\n${'abcdefgh,abcdefgh,"ab,defgh"\n'.repeat(180_000)}`).rows).toHaveLength(180_000);
    expect(performance.now() - start).toBeLessThan(3_000);
  });
});

describe('the columns', () => {
  it('are guessed by their names in several spellings and languages, each field once', () => {
    expect(guess(read('First Name,last_name,E-Mail,Department,Line,Mail\n1,2,3,4,5,6'))).toEqual(['firstName', 'lastName', 'email', 'team', null, null]);
    expect(guess(read('Vorname;Nachname;E-Mail-Adresse;Standorte\n1;2;3;4'))).toEqual(['firstName', 'lastName', 'email', 'sites']);
    expect(guess(read('Prénom,Nom,Courriel,Équipe\n1,2,3,4'))).toEqual(['firstName', 'lastName', 'email', 'team']);
  });

  it('give away the address by what is in them', () => {
    expect(guess(read('Login,Contact\nana,ana@acme.example\nben,ben@acme.example'))).toEqual([null, 'email']);
  });

  it('take a field from each other, and say what is still missing', () => {
    const mapping = mapped(['firstName', null, 'email'], 1, 'firstName');
    expect(mapping).toEqual([null, 'firstName', 'email']);
    expect(missing(mapping)).toEqual(['lastName']);
  });

  it('are no columns when the first row is somebody', () => {
    expect(lacksHeadings(read('Ana,Silva,ana@acme.example\nB,C,b@acme.example'))).toBe(true);
    expect(lacksHeadings(read('First,Last,Email\nB,C,b@acme.example'))).toBe(false);
  });

  it('are sent under the names the server knows, every row on its line', async () => {
    const table = read('\n"Vor\nname";Mail;Notiz;\r\nAna;a@b.example;x;\r\nBen;"c@d.example";"y\nz";\r\n');
    const text = await sent(table, ['firstName', 'email', null, null]).text();
    expect(text).toBe('First Name;Email;Line;Line\n\n\nAna;a@b.example;x;\r\nBen;"c@d.example";"y\nz";\r\n');
    const again = read(text);
    expect(again.rows).toEqual(table.rows);
  });
});

describe('what is said of a column', () => {
  const rows = [['Ana', 'a@b.example', 'Crew', 'HQ, Nowhere'], ['', 'a@@b', 'crew ', 'All'], ['Zo\ufffd', 'c@d.example', 'Night', '']].map((cells, i) => ({ line: i + 2, cells }));
  it('is how much of it is good', () => {
    expect(check('firstName', rows, 0, {})).toEqual({ kind: 'filled', filled: 2, empty: 1, longest: 3 });
    expect(check('email', rows, 1, {})).toEqual({ kind: 'addresses', valid: 2, wrong: 1 });
    expect(check('team', rows, 2, { teams: ['CREW'] })).toEqual({ kind: 'teams', names: 2, made: 1 });
    expect(check('sites', rows, 3, { sites: ['hq'] })).toEqual({ kind: 'known', names: 2, unknown: ['Nowhere'] });
    expect(check('sites', rows, 3, {})).toBeUndefined();
    expect(check('tags', rows, 9, { tags: [] })).toEqual({ kind: 'empty' });
    expect(unreadable(rows)).toBe(1);
  });
});

describe('the verdicts', () => {
  const item = (seq: number, outcome: JobItem['outcome'], reason: string | null): JobItem => ({ seq, subject: { type: null, id: null, name: `row${seq}@b.example` }, outcome, reason } as never);
  const items = [item(1, 'done', 'Would be added'), item(2, 'done', 'Would be updated'), item(3, 'failed', 'Email: wrong'), item(4, 'skipped', 'Is a member already'), item(5, null, null)];
  const table = read('First,Email,Team\nAna,a@b.example,New\nBen,b@b.example,new\nCy,c@b,\nDi,d@b.example,New\nEd,e@b.example,\n');

  it('stand beside the rows they are of, and say which row makes a team', () => {
    const rows = rowsOf(items, { table, mapping: ['firstName', 'email', 'team'] }, ['Crew']);
    expect(rows.map((r) => [r.line, r.firstName, r.verdict, r.newTeam])).toEqual([[2, 'Ana', 'added', 'New'], [3, 'Ben', 'changed', undefined], [4, 'Cy', 'failed', undefined], [5, 'Di', 'skipped', undefined], [6, 'Ed', 'waiting', undefined]]);
    expect(counts(rows)).toEqual({ all: 5, look: 3, failed: 1, skipped: 1, added: 1, changed: 1, waiting: 1, teams: 1 });
    expect(rows.filter((r) => shown(r, 'look')).map((r) => r.seq)).toEqual([1, 3, 4]);
  });

  it('are there without the file too', () => {
    expect(rowsOf(items)[2]).toMatchObject({ email: 'row3@b.example', line: undefined, why: 'Email: wrong' });
  });
});

describe('a name that nothing has', () => {
  const names = { sites: ['HQ', 'Branch A', 'Branch B'], tags: ['Contractor'] };
  it('is answered with the one that is likely meant', () => {
    expect(suggestion('There is no site "brnch B"', names)).toEqual({ field: 'sites', wrong: 'brnch B', right: 'Branch B' });
    expect(suggestion('There is no tag "Contractors"', names)).toMatchObject({ right: 'Contractor' });
    for (const why of ['There is no site "Warehouse"', 'There is no site "XY"', 'Email: wrong', undefined]) expect(suggestion(why, names)).toBeUndefined();
  });

  it('is replaced in every row, and nothing else is', () => {
    const table = read('\n"First";Sites;Note\nAna;"HQ, Brnch B";"a; ""b""\nc"\n\nBen;brnch b;brnch b\nCy;HQ ;\n');
    const again = readTable(mended(table, ['firstName', 'sites', null], { field: 'sites', wrong: 'Brnch B', right: 'Branch B' }));
    expect(again).toMatchObject({ headings: ['First', 'Sites', 'Note'], rows: [{ line: 3, cells: ['Ana', 'HQ, Branch B', 'a; "b"\nc'] }, { line: 6, cells: ['Ben', 'Branch B', 'brnch b'] }, { line: 7, cells: ['Cy', 'HQ ', ''] }] });
  });
});
