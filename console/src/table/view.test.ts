import { describe, expect, it } from 'vitest';
import { fitting, tracks } from './fit';
import { addressOf, holds, nextSort, readView, requestOf, sortOf, toggled, usualSort, writeView } from './view';

const shape = {
  columns: [{ key: 'name', sort: 'name' }, { key: 'email', sort: 'email' }, { key: 'role', sort: 'role' }, { key: 'team' }],
  views: [{ key: 'workspace', label: 'Workspace', columns: ['name', 'email', 'role'] }, { key: 'remote', label: 'Remote', columns: ['name', 'team', 'unknown'] }],
  filters: [{ key: 'role' }, { key: 'status' }],
  sort: 'name',
} as const satisfies Parameters<typeof readView>[1];

describe('the address holds the view', () => {
  it('is empty for the view that comes by itself', () => {
    const v = readView({}, shape);
    expect(v).toEqual({ view: 'workspace', q: '', filters: {}, sort: '', columns: ['name', 'email', 'role'] });
    expect(addressOf(v, shape)).toBe('');
  });
  it.each([
    'q=ana', 'role=admin,manager', 'role=admin&status=active', 'sort=-email', 'columns=name,team', 'view=remote', 'columns=name,email&q=x+y&role=editor&sort=-role&view=remote',
  ])('%s is read and written back as it was', (address) => {
    expect(addressOf(readView(Object.fromEntries(new URLSearchParams(address)), shape), shape)).toBe(address);
  });
  it('passes over what it does not know', () => {
    expect(readView({ view: 'none', sort: 'shoe-size', columns: 'hat,team', colour: 'red', role: ',admin,,admin' }, shape)).toEqual({ view: 'workspace', q: '', filters: { role: ['admin'] }, sort: '', columns: ['name', 'team'] });
  });
  it('forgets columns that are those of the view', () => {
    expect(writeView({ ...readView({ view: 'remote' }, shape), columns: ['name', 'team'] }, shape).columns).toBeUndefined();
  });
  it('never loses the column that names the row', () => expect(readView({ columns: 'team' }, shape).columns).toEqual(['name', 'team']));
  it('asks the server for just what it says', () => expect(requestOf(readView({ q: ' ana ', role: 'admin,editor' }, shape))).toEqual({ q: 'ana', role: ['admin', 'editor'] }));
});

describe('an order', () => {
  const searched = readView({ q: 'ana' }, shape);
  it('is the usual one, and of a search its own', () => {
    expect(sortOf(readView({}, shape), shape)).toBe('name');
    expect(sortOf(searched, shape)).toBe('');
  });
  it('that is asked for stays, in a search too', () => {
    expect(addressOf({ ...searched, sort: 'name' }, shape)).toBe('q=ana&sort=name');
    expect(sortOf(readView({ q: 'ana', sort: 'name' }, shape), shape)).toBe('name');
    expect(addressOf({ ...searched, q: '', sort: 'name' }, shape)).toBe('');
  });
  it('of a search is come back to by the third click', () => expect(nextSort('-name', 'name', usualSort(searched, shape))).toBe(''));
});

describe('a head', () => {
  it('sorts, turns round, and lets go', () => {
    expect(nextSort('name', 'email', 'name')).toBe('email');
    expect(nextSort('email', 'email', 'name')).toBe('-email');
    expect(nextSort('-email', 'email', 'name')).toBe('name');
  });
  it('of the usual order only turns round', () => { expect(nextSort('name', 'name', 'name')).toBe('-name'); expect(nextSort('-name', 'name', 'name')).toBe('name'); });
});

describe('a tile', () => {
  const tile = { status: ['active'], role: ['admin'] };
  it('puts its filters in place of the others, and takes them away', () => {
    expect(toggled({ role: ['editor'] }, tile)).toEqual(tile);
    expect(toggled(tile, tile)).toEqual({});
  });
  it('is on only when nothing else filters', () => { expect(holds({ ...tile, team: ['x'] }, tile)).toBe(false); expect(holds(tile, tile)).toBe(true); });
});

describe('columns', () => {
  const columns = [{ key: 'name', min: 200, grow: 2 }, { key: 'team', min: 100, leaves: 2 }, { key: 'last', min: 100, leaves: 1 }, { key: 'status', min: 100 }];
  const keys = (width: number) => fitting(columns, width, 100).map((c) => c.key);
  it('leave in turn when there is no room', () => {
    expect(keys(600)).toEqual(['name', 'team', 'last', 'status']);
    expect(keys(599)).toEqual(['name', 'last', 'status']);
    expect(keys(450)).toEqual(['name', 'status']);
  });
  it('of name and status stay whatever happens', () => expect(keys(10)).toEqual(['name', 'status']));
  it('share what is left over', () => expect(tracks(columns.slice(0, 2), { select: true, menu: true })).toBe('50px minmax(200px, 2fr) minmax(100px, 1fr) 60px'));
});
