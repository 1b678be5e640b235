import { describe, expect, it } from 'vitest';
import { backoff } from '../api/events';
import { hue, initials } from '../ui/Avatar';
import { newPassword, slugFrom } from '../ui/validate';
import { bytes, duration, relative } from './format';

const now = new Date('2026-11-20T12:00:00Z');
const minutes = (n: number) => new Date(now.getTime() + n * 60_000);

describe('times', () => {
  it.each([[-0.2, 'Just now'], [-4, '4 min ago'], [-300, '5 h ago'], [-2880, '2 days ago'], [-1440, '1 day ago'], [60, 'in 1 h']])('%d minutes are "%s"', (m, words) =>
    expect(relative(minutes(m), now)).toBe(words));
  it('are dates beyond a month', () => expect(relative(minutes(-60 * 24 * 60), now)).toMatch(/^21 Sept?$/));
  it('have lengths', () => { expect(duration(59)).toBe('59 s'); expect(duration(3700)).toBe('1 h 1 min'); expect(duration(90_000)).toBe('1 day 1 h'); });
});

it('sizes are readable', () => { expect(bytes(999)).toBe('999 B'); expect(bytes(9_200_000_000)).toBe('9.2 GB'); });

it('a password is long enough alone, or shorter with a second step', () => {
  expect(newPassword('x'.repeat(14))).toBeDefined();
  expect(newPassword('x'.repeat(15))).toBeUndefined();
  expect(newPassword('x'.repeat(8), true)).toBeUndefined();
  expect(newPassword('x'.repeat(257))).toBeDefined();
  expect(newPassword('😀'.repeat(7), true)).toBeDefined();
});

it('a name suggests an address', () => { expect(slugFrom('Müller & Söhne GmbH')).toBe('muller-sohne-gmbh'); expect(slugFrom('  Acme, Inc. ')).toBe('acme-inc'); });

it('initials and colours belong to the person', () => {
  expect(initials('Fatima Zahra El Amrani')).toBe('FA');
  expect(initials('Émile')).toBe('É');
  expect(initials('')).toBe('?');
  expect(hue('usr_1')).toBe(hue('usr_1'));
});

it('reconnecting slows down and stays bounded', () => {
  expect(backoff(0, 0)).toBe(500);
  expect(backoff(3, 1)).toBe(8000);
  expect(backoff(20, 1)).toBe(30_000);
});
