import { language } from '../texts/format';

/** All time zones the browser knows, the chosen one among them whatever it is. */
export function zones(chosen: string): string[] {
  const known = Intl.supportedValuesOf('timeZone');
  return [...new Set([chosen, 'UTC', ...known])].filter(Boolean);
}

const spoken = ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl'];

/** Languages by their names; one the server knows and this list does not stays choosable. */
export function languages(chosen: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames([language], { type: 'language' });
  return [...new Set([chosen, ...spoken])].filter(Boolean).map((value) => ({ value, label: names.of(value) ?? value }));
}
