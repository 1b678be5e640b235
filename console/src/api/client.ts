import createClient from 'openapi-fetch';
import { Problem, problemFrom } from './problem';
import type { paths } from './schema';

export const api = createClient<paths>({ credentials: 'same-origin', headers: { Accept: 'application/json, application/problem+json' } });

interface Answer<T> { data?: T; error?: unknown; response: Response }

/** The answer's body, or the problem thrown. Every call of the console goes through here, so every error looks the same. */
export async function take<T>(call: Promise<Answer<T>>): Promise<T> {
  return (await takeTagged(call)).data;
}

/** The same, with the entity tag that a later `If-Match` needs. */
export async function takeTagged<T>(call: Promise<Answer<T>>): Promise<{ data: T; etag: string | null }> {
  let answer: Answer<T>;
  try {
    answer = await call;
  } catch (e) {
    if (e instanceof DOMException && e.name === 'AbortError') throw e;
    throw new Problem('unreachable', 0, 'The server cannot be reached', undefined);
  }
  const { response } = answer;
  if (!response.ok) {
    const problem = problemFrom(answer.error, response, new URL(response.url, location.href).pathname.replace('/api/v1', ''));
    if (problem.slug === 'not-signed-in') signedOut?.();
    throw problem;
  }
  return { data: answer.data as T, etag: response.headers.get('ETag') };
}

let signedOut: (() => void) | undefined;

/** What to do when a call finds the session ended. Public pages set nothing: for them that is no surprise. */
export function onSignedOut(then: () => void): void {
  signedOut = then;
}
