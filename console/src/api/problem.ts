import type { ProblemBody } from './types';

/** What goes wrong before an answer: the server is not there, or answered with something that is no problem document. */
export type LocalSlug = 'unreachable' | 'unexpected';

export class Problem extends Error {
  override readonly name = 'Problem';
  readonly at = new Date();
  constructor(
    readonly slug: string,
    readonly status: number,
    readonly title: string,
    readonly detail: string | undefined,
    readonly errors: readonly { pointer: string; detail: string }[] = [],
    readonly requestId?: string,
    /** Seconds after which a retry makes sense, when the server said so. */
    readonly retryAfter?: number,
    readonly request?: string,
  ) {
    super(detail ?? title);
  }
}

export function isProblem(e: unknown, ...slugs: string[]): e is Problem {
  return e instanceof Problem && (slugs.length === 0 || slugs.includes(e.slug));
}

export function problemFrom(body: unknown, response: Response, request?: string): Problem {
  const after = Number(response.headers.get('Retry-After'));
  const retryAfter = Number.isFinite(after) && after > 0 ? after : undefined;
  const id = response.headers.get('X-Request-Id') ?? undefined;
  if (isBody(body)) {
    return new Problem(slugOf(body.type), body.status, body.title, body.detail, body.errors ?? [], id, retryAfter, request);
  }
  return new Problem('unexpected', response.status, 'Unexpected answer', undefined, [], id, retryAfter, request);
}

export function slugOf(type: string): string {
  return type.slice(type.lastIndexOf('/') + 1).replace(/^.*[:#]/, '');
}

function isBody(b: unknown): b is ProblemBody {
  return typeof b === 'object' && b !== null && 'type' in b && 'title' in b && 'status' in b && typeof b.type === 'string';
}

/**
 * Puts the server's complaints onto the fields they name. A pointer reaches a field by its first step, so "/allowedDomains/2"
 * lands on "allowedDomains"; what no field answers to is returned as the rest, to be said at the head of the form.
 */
export function onFields(problem: Problem, fields: readonly string[]): { fields: Record<string, string>; rest: string[] } {
  const placed: Record<string, string> = {};
  const rest: string[] = [];
  for (const { pointer, detail } of problem.errors) {
    const name = pointer.split('/').filter(Boolean).map(unescapeStep)[0];
    if (name !== undefined && fields.includes(name)) placed[name] = placed[name] ? `${placed[name]} ${detail}` : detail;
    else rest.push(detail);
  }
  if (problem.errors.length === 0) rest.push(problem.message);
  return { fields: placed, rest };
}

/** The same complaints under the names a flat form has for the fields of a nested body: "/auth/name" as "/authName". */
export async function placed<T>(call: Promise<T>, places: Readonly<Record<string, string>>): Promise<T> {
  try {
    return await call;
  } catch (e) {
    if (!isProblem(e)) throw e;
    const errors = e.errors.map((x) => {
      const found = Object.entries(places).find(([from]) => x.pointer === from || x.pointer.startsWith(`${from}/`));
      return found ? { ...x, pointer: found[1] } : x;
    });
    throw new Problem(e.slug, e.status, e.title, e.detail, errors, e.requestId, e.retryAfter, e.request);
  }
}

function unescapeStep(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** The lines of "Copy details": enough for an administrator to find the request in the log, and nothing private. */
export function problemDetails(p: Problem): string {
  const first = [p.status || null, p.slug].filter(Boolean).join(' ');
  return [[first, p.request].filter(Boolean).join(' · '), [p.requestId && `request ${p.requestId}`, p.at.toISOString()].filter(Boolean).join(' · ')].join('\n');
}
