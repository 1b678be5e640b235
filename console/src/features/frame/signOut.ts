import { api, take } from '../../api/client';
import { paths } from '../../app/paths';
import { forgetAll } from '../importing/forget';

/** Ends the session and leaves for the sign-in page by a new document, so that nothing fetched stays in memory. */
export async function signOut(): Promise<void> {
  await take(api.DELETE('/api/v1/session')).catch(() => undefined);
  forgetAll();
  location.assign(paths.signIn());
}
