export interface Change { field: string; before: unknown; after: unknown }
type Values = Record<string, unknown> | null | undefined;

/** The fields whose value differs between before and after, in the order the server names them. */
export function changes(before: Values, after: Values): Change[] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...fields].map((field) => ({ field, before: before?.[field], after: after?.[field] })).filter((c) => JSON.stringify(c.before) !== JSON.stringify(c.after));
}

export function shown(value: unknown): string {
  if (value === undefined || value === null || value === '') return '–';
  return typeof value === 'string' ? value : typeof value === 'boolean' ? (value ? 'yes' : 'no') : JSON.stringify(value);
}
