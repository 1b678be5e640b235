import { describe, expect, it } from 'vitest';
import { isProblem, onFields, Problem, problemFrom, slugOf } from './problem';

const answer = (status: number, headers: Record<string, string> = {}) => new Response(null, { status, headers });

describe('a problem document', () => {
  it('is known by the last step of its type', () => {
    expect(slugOf('/problems/last-admin')).toBe('last-admin');
    expect(slugOf('https://gate.example/problems/stale')).toBe('stale');
    expect(slugOf('about:blank')).toBe('blank');
  });

  it('keeps the retry time the server asked for', () => {
    const p = problemFrom({ type: '/problems/too-many-requests', title: 'Too many', status: 429 }, answer(429, { 'Retry-After': '12' }));
    expect(p.retryAfter).toBe(12);
    expect(isProblem(p, 'too-many-requests')).toBe(true);
    expect(isProblem(p, 'stale')).toBe(false);
  });

  it('keeps the id of the request, for the log', () => {
    const named = { 'X-Request-Id': 'r-1' };
    expect(problemFrom({ type: '/problems/stale', title: 'Stale', status: 412 }, answer(412, named)).requestId).toBe('r-1');
    expect(problemFrom('<html>', answer(502, named)).requestId).toBe('r-1');
  });

  it('is made up when the answer is no problem document', () => {
    expect(problemFrom('<html>', answer(502)).slug).toBe('unexpected');
    expect(problemFrom(undefined, answer(500)).status).toBe(500);
  });
});

describe('complaints on fields', () => {
  const problem = (errors: { pointer: string; detail: string }[]) => new Problem('invalid-input', 422, 'Invalid input', 'Mend these.', errors);

  it('land on the field their pointer begins with', () => {
    expect(onFields(problem([{ pointer: '/email', detail: 'No address.' }, { pointer: '/allowedDomains/2', detail: 'No domain.' }]), ['email', 'allowedDomains'])).toEqual({
      fields: { email: 'No address.', allowedDomains: 'No domain.' }, rest: [],
    });
  });

  it('are joined when a field has several', () => {
    expect(onFields(problem([{ pointer: '/a', detail: 'One.' }, { pointer: '/a/0', detail: 'Two.' }]), ['a']).fields).toEqual({ a: 'One. Two.' });
  });

  it('go to the head of the form when no field answers to them', () => {
    expect(onFields(problem([{ pointer: '/other', detail: 'Odd.' }]), ['email']).rest).toEqual(['Odd.']);
    expect(onFields(problem([]), ['email']).rest).toEqual(['Mend these.']);
  });

  it('follow the escapes of JSON pointers', () => {
    expect(onFields(problem([{ pointer: '/a~1b', detail: 'x' }]), ['a/b']).fields).toEqual({ 'a/b': 'x' });
  });
});
