import { expect, it } from 'vitest';
import { banWords, nameOf, standing } from './standing';

const now = new Date('2026-11-20T12:00:00');

it('a ban counts until it has run out, and before all else', () => {
  expect(standing({ status: 'active', bannedUntil: '2026-11-20T13:00:00' }, now.getTime())).toBe('banned');
  expect(standing({ status: 'disabled', bannedUntil: '2026-11-20T11:00:00' }, now.getTime())).toBe('disabled');
  expect(standing({ status: 'invited', bannedUntil: null }, now.getTime())).toBe('invited');
});
it('says until when, by the clock today and by the day later', () => {
  expect(banWords('2026-11-20T14:30:00', false, now)).toBe('Banned until 14:30');
  expect(banWords('2026-12-03T14:30:00', false, now)).toBe('Banned until 3 Dec');
  expect(banWords('2026-11-20T14:30:00', true, now)).toBe('Banned 14:30');
  expect(banWords('9999-12-31T00:00:00Z', false, now)).toBe('Banned');
});
it('who has no name yet is called by the address', () => expect(nameOf({ name: '', email: 'a@acme.example' })).toBe('a@acme.example'));
