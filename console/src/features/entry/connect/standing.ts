import type { ConnectServer } from '../../../api/types';

/** True when calls can be made with it. A passing failure to renew tokens is none of this person's business. */
export const works = ({ kind, connected, state, lastError }: ConnectServer) => connected && (kind === 'oauth' ? state === 'good' : !lastError);
