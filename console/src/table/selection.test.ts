import { expect, it } from 'vitest';
import { chosen, everyone, has, nobody, only, range, state, toggle } from './selection';

const loaded = ['a', 'b', 'c', 'd'];

it('takes one in and out', () => {
  const one = toggle(nobody, 'b', loaded);
  expect(has(one, 'b')).toBe(true);
  expect(has(toggle(one, 'b', loaded), 'b')).toBe(false);
  expect(chosen(one, 100)).toBe(1);
});
it('takes a range, in either direction, to what was chosen', () => {
  expect(range(only(['d']), 'c', 'a', loaded)).toEqual(only(['d', 'a', 'b', 'c']));
  expect(range(nobody, 'gone', 'b', loaded)).toEqual(only(['b']));
});
it('knows everyone that matches, also those not loaded', () => {
  expect(has(everyone, 'anyone')).toBe(true);
  expect(chosen(everyone, 12_384)).toBe(12_384);
});
it('keeps nobody unseen when one is taken out of everyone', () => expect(toggle(everyone, 'b', loaded)).toEqual(only(['a', 'c', 'd'])));
it('shows in the head how much of it there is', () => {
  expect(state(nobody, loaded)).toBe('none');
  expect(state(only(['a']), loaded)).toBe('some');
  expect(state(only(loaded), loaded)).toBe('all');
  expect(state(everyone, loaded)).toBe('all');
  expect(state(only(['elsewhere']), loaded)).toBe('some');
});
