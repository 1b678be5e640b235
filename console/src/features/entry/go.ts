import { paths, safeReturn } from '../../app/paths';

export const search = () => new URLSearchParams(location.search);

export const returnTo = () => safeReturn(search().get('returnTo'));

/** The workspace meant: named in the address, or the one the person was on the way to. */
export function meantWorkspace(): string | undefined {
  return search().get('workspace') ?? /^\/w\/([^/?#]+)/.exec(returnTo())?.[1] ?? undefined;
}

/** Leaves the public pages for the console: a new document, from its own entry. */
export function enter(profileComplete = true): void {
  location.assign(profileComplete ? returnTo() : paths.welcome({ returnTo: returnTo() }));
}
