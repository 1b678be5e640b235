import type { NewAuthLink } from '../../api/types';
import { words } from './lines';

/** A new auth link as its form has it. */
export interface LinkValues extends Record<string, unknown> { kind: NewAuthLink['kind']; email: string; domains: string; servers: string[]; expires: string; note: string }

export const newLink: LinkValues = { kind: 'personal', email: '', domains: '', servers: [], expires: '', note: '' };

/** How long each kind works, in days; the first is what the server takes by itself. */
export const lifetimes = { personal: ['7', '1', '30'], user: ['30', '7', '90', '365'] } as const;

/** Only what belongs to the kind: the server refuses the rest. */
export function linkOf(v: LinkValues, now: number): NewAuthLink {
  const days = Number(v.expires || lifetimes[v.kind][0]);
  return {
    kind: v.kind, ...(v.kind === 'personal' ? { email: v.email.trim() } : { domains: words(v.domains.replaceAll('@', ' ')) }),
    expiresAt: new Date(now + days * 86_400_000).toISOString(),
    ...(v.servers.length > 0 ? { servers: v.servers } : {}), ...(v.note.trim() ? { note: v.note.trim() } : {}),
  };
}
