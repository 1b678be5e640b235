import { expect, it } from 'vitest';
import { changes, shown } from './changes';

it('only what differs is a change', () => {
  expect(changes({ role: 'monitor', name: 'A' }, { role: 'editor', name: 'A' })).toEqual([{ field: 'role', before: 'monitor', after: 'editor' }]);
});
it('what was made or erased has one side only', () => {
  expect(changes(null, { name: 'A' })).toEqual([{ field: 'name', before: undefined, after: 'A' }]);
  expect(changes({ name: 'A' }, null)).toEqual([{ field: 'name', before: 'A', after: undefined }]);
  expect(changes(null, null)).toEqual([]);
});
it('values read as words', () => {
  expect(shown(true)).toBe('yes');
  expect(shown(null)).toBe('–');
  expect(shown(['a'])).toBe('["a"]');
});
