import { common } from '../texts';

// The server decides; these say the same sooner.

export const required = (v: string) => (v.trim() ? undefined : common.required);

export const email = (v: string) => (v.trim() === '' ? common.required : /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(v.trim()) ? undefined : common.email);

export const minimumPassword = (twoFactor: boolean) => (twoFactor ? 8 : 15);

export function newPassword(v: string, twoFactor = false): string | undefined {
  const length = [...v.normalize('NFC')].length;
  if (length < minimumPassword(twoFactor)) return common.password.short(minimumPassword(twoFactor));
  return length > 256 ? common.password.long : undefined;
}

/** The address part a workspace's name suggests: "Müller & Söhne GmbH" → "muller-sohne-gmbh". */
export function slugFrom(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/ß/g, 'ss').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 40).replace(/-+$/, '');
}
