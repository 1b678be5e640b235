import type { NewAgentKey } from '../../api/types';
import { lines, words } from './lines';

/** A new key as its form has it. */
export interface KeyValues extends Record<string, unknown> {
  name: string; kind: NewAgentKey['binding']['kind']; emails: string; domains: string; team: string; expires: string; addresses: string; perMinute: string;
}

export const newKey: KeyValues = { name: '', kind: 'list', emails: '', domains: '', team: '', expires: '90', addresses: '', perMinute: '' };

/** Where the server's complaints about the binding land in the form. */
export const places = { '/binding/emails': '/emails', '/binding/domains': '/domains', '/binding/team': '/team', '/binding/kind': '/kind' };

export const isLimit = (text: string) => text.trim() === '' || (/^\d{1,6}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= 100_000);

/** Only what belongs to the kind of binding: the server refuses the rest. */
export function keyOf(v: KeyValues, now: number): NewAgentKey {
  const binding = v.kind === 'list' ? { emails: lines(v.emails) } : v.kind === 'domains' ? { domains: words(v.domains) } : v.kind === 'team' ? { team: v.team } : {};
  const addresses = words(v.addresses);
  return {
    name: v.name.trim(), binding: { kind: v.kind, ...binding },
    ...(v.expires === 'never' ? {} : { expiresAt: new Date(now + Number(v.expires) * 86_400_000).toISOString() }),
    ...(addresses.length > 0 ? { addresses } : {}), ...(v.perMinute.trim() ? { perMinute: Number(v.perMinute) } : {}),
  };
}
