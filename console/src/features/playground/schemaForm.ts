/** A field of a form that a tool's input schema asks for. */
export interface Field { name: string; label: string; hint: string; kind: 'text' | 'number' | 'choice' | 'json'; choices: readonly unknown[]; whole: boolean; required: boolean }
/** What was typed, by field; empty for what is left out. */
export type Values = Record<string, string>;
export type Arguments = Record<string, unknown>;
export interface Mistakes { missing: string; number: string; whole: string; json: string }

const isObject = (x: unknown): x is Record<string, unknown> => typeof x === 'object' && x !== null && !Array.isArray(x);
const text = (x: unknown): string => (typeof x === 'string' ? x : '');

/** The one schema of an optional value: what says that it may be null as well is no other kind. */
function plain(schema: Record<string, unknown>): Record<string, unknown> {
  const any = schema['anyOf'] ?? schema['oneOf'];
  if (!Array.isArray(any)) return schema;
  const real = any.filter((x) => isObject(x) && x['type'] !== 'null');
  return real.length === 1 ? { ...schema, ...(real[0] as Record<string, unknown>) } : schema;
}

function kindOf(schema: Record<string, unknown>): Pick<Field, 'kind' | 'choices' | 'whole'> {
  const types = [schema['type']].flat().filter((x) => x !== 'null');
  const [type] = types;
  const simple = (x: unknown) => ['string', 'number', 'boolean'].includes(typeof x);
  if (Array.isArray(schema['enum']) && schema['enum'].every(simple)) return { kind: 'choice', choices: schema['enum'], whole: false };
  if (types.length !== 1) return { kind: 'json', choices: [], whole: false };
  if (type === 'boolean') return { kind: 'choice', choices: [true, false], whole: false };
  if (type === 'integer' || type === 'number') return { kind: 'number', choices: [], whole: type === 'integer' };
  return { kind: type === 'string' ? 'text' : 'json', choices: [], whole: false };
}

/** The fields of a tool's arguments; what no field can hold is typed as JSON. */
export function fieldsOf(schema: unknown): Field[] {
  const properties = isObject(schema) && isObject(schema['properties']) ? schema['properties'] : {};
  const required = isObject(schema) && Array.isArray(schema['required']) ? schema['required'] : [];
  return Object.entries(properties).map(([name, given]) => {
    const of = plain(isObject(given) ? given : {});
    return { name, label: text(of['title']) || name, hint: text(of['description']), required: required.includes(name), ...kindOf(of) };
  });
}

const shown = (x: unknown, kind: Field['kind']): string => (x === undefined || x === null ? '' : kind === 'json' || typeof x === 'object' ? JSON.stringify(x, null, 2) : String(x));

/** What a form begins with: the schema's own defaults. */
export function startOf(schema: unknown): Values {
  const properties = isObject(schema) && isObject(schema['properties']) ? schema['properties'] : {};
  return Object.fromEntries(fieldsOf(schema).map((f) => { const of = properties[f.name]; return [f.name, isObject(of) ? shown(of['default'], f.kind) : '']; }));
}

/** Arguments from what was typed, or what is wrong with it, by field. */
export function argumentsOf(fields: readonly Field[], values: Values, say: Mistakes): { args: Arguments; errors: Record<string, string> } {
  const args: Arguments = {};
  const errors: Record<string, string> = {};
  for (const f of fields) {
    const typed = values[f.name] ?? '';
    if (typed.trim() === '') {
      if (f.required) errors[f.name] = say.missing;
      continue;
    }
    if (f.kind === 'text') args[f.name] = typed;
    else if (f.kind === 'choice') args[f.name] = f.choices.find((c) => String(c) === typed);
    else if (f.kind === 'number') {
      const n = Number(typed);
      if (!Number.isFinite(n)) errors[f.name] = say.number;
      else if (f.whole && !Number.isInteger(n)) errors[f.name] = say.whole;
      else args[f.name] = n;
    } else {
      try { args[f.name] = JSON.parse(typed) as unknown; } catch { errors[f.name] = say.json; }
    }
  }
  return { args, errors };
}

/** What was typed as JSON, in the form's fields; undefined when they cannot hold all of it. */
export function valuesOf(fields: readonly Field[], args: Arguments): Values | undefined {
  const known = new Map(fields.map((f) => [f.name, f]));
  const values: Values = Object.fromEntries(fields.map((f) => [f.name, '']));
  for (const [name, x] of Object.entries(args)) {
    const f = known.get(name);
    const fits = f && (f.kind === 'json' || (f.kind === 'text' ? typeof x === 'string' : f.kind === 'number' ? typeof x === 'number' : f.choices.includes(x)));
    if (!fits) return undefined;
    values[name] = shown(x, f.kind);
  }
  return values;
}

/** Arguments typed as JSON: an object, or undefined. */
export function objectOf(typed: string): Arguments | undefined {
  try {
    const x: unknown = JSON.parse(typed.trim() || '{}');
    return isObject(x) ? x : undefined;
  } catch {
    return undefined;
  }
}
