import { expect, it } from 'vitest';
import { type BulkAction, bulkRequest } from './bulk';
import { everyone, only } from './selection';

const of = { list: 'members', filters: [{ key: 'role' }, { key: 'twoFactor', single: true, boolean: true }, { key: 'lastLogin', single: true }] };
const suspend = { key: 'suspend' } as BulkAction;
const view = { q: ' ana ', filters: { role: ['admin', 'editor'], twoFactor: ['false'], lastLogin: ['never'] } };

it('those who are ticked go by their ids, whatever is filtered', () =>
  expect(bulkRequest(of, suspend, only(['mem_1', 'mem_2']), view, {})).toEqual({ list: 'members', action: 'suspend', ids: ['mem_1', 'mem_2'] }));
it('everyone goes as the filter, its yes and no as such', () =>
  expect(bulkRequest(of, suspend, everyone, view, {})).toEqual({ list: 'members', action: 'suspend', filter: { q: 'ana', role: ['admin', 'editor'], twoFactor: false, lastLogin: ['never'] } }));
it('everyone without a filter is an empty one, not none', () => expect(bulkRequest(of, suspend, everyone, { q: '', filters: {} }, { role: 'editor' })).toEqual({ list: 'members', action: 'suspend', filter: {}, arguments: { role: 'editor' } }));
