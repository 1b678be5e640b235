import type { Table } from './csv';

/** What a column may hold; the headings are the server's. */
export const fields = ['firstName', 'lastName', 'email', 'team', 'sites', 'role', 'tags'] as const;
export type Field = (typeof fields)[number];
export const required: readonly Field[] = ['firstName', 'lastName', 'email'];
export const heading: Record<Field, string> = { firstName: 'First Name', lastName: 'Last Name', email: 'Email', team: 'Team', sites: 'Remote Sites', role: 'Role', tags: 'Tags' };

/** One entry a column of the file; null leaves it out. */
export type Mapping = readonly (Field | null)[];

/** The server's own names of columns first, then what other systems and languages write. */
const names: Record<Field, string> = {
  firstName: 'firstname givenname forename vorname prenom nombre nome voornaam first',
  lastName: 'lastname surname familyname nachname familienname nom nomdefamille apellido apellidos sobrenome cognome achternaam last',
  email: 'email emailaddress mail emailadresse mailadresse courriel correo correoelectronico adressemail useremail',
  team: 'team department abteilung equipe equipo squadra afdeling',
  sites: 'remotesites remotesite sites site standort standorte location locations sede sedes',
  role: 'role rolle rol ruolo',
  tags: 'tags tag label labels etiquette etiquetas',
};

const plain = (text: string) => text.normalize('NFKD').toLowerCase().replace(/[^a-z]/g, '');
export const address = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/;

/** What each column likely holds: by its heading, and for the address, which nothing else looks like, by what stands in it. */
export function guess({ headings, rows }: Pick<Table, 'headings' | 'rows'>): Mapping {
  const taken = new Set<Field>();
  const mapping: (Field | null)[] = headings.map(() => null);
  const take = (column: number, field: Field) => { mapping[column] = field; taken.add(field); };
  headings.forEach((h, i) => {
    const field = fields.find((f) => !taken.has(f) && names[f].split(' ').includes(plain(h)));
    if (field) take(i, field);
  });
  if (!taken.has('email')) {
    const sample = rows.slice(0, 50);
    const column = headings.findIndex((_, i) => mapping[i] === null && sample.filter((r) => address.test(r.cells[i]?.trim() ?? '')).length * 2 > sample.length);
    if (column >= 0) take(column, 'email');
  }
  return mapping;
}

export const missing = (mapping: Mapping): Field[] => required.filter((f) => !mapping.includes(f));

/** A field is in one column: given to another, the first is left out. */
export function mapped(mapping: Mapping, column: number, to: Field | null): Mapping {
  return mapping.map((f, i) => (i === column ? to : f === to ? null : f));
}

/** True when the first row is somebody rather than headings. */
export const lacksHeadings = ({ headings }: Pick<Table, 'headings'>) => headings.some((h) => address.test(h));

/** The file under the headings the server knows, which say of each column what was chosen; every row stays on its line. */
export function sent(table: Table, mapping: Mapping): Blob {
  const head = mapping.map((f) => (f ? heading[f] : 'Line')).join(table.separator);
  const blank = '\n'.repeat(Math.max(0, table.headLines - 1));
  return new Blob([head, '\n', blank, table.rest], { type: 'text/csv' });
}

/** A file to begin with. */
export const sample = `${fields.map((f) => heading[f]).join(',')}\nAna,Silva,ana.silva@example.com,Field Operations,,AgentUser,\nJoão,Costa,joao.costa@example.com,Field Operations,All,Editor,\n`;
