import { count, figure } from '../format';

export const table = {
  view: 'View', columns: 'Columns', resetColumns: 'Back to the usual columns', tightRows: 'Tight rows', normalRows: 'Normal rows', sort: 'Sort by', ascending: 'ascending', descending: 'descending',
  noRoom: (n: number) => `${count(n, 'column has', 'columns have')} no room at this width.`,
  filter: 'Filter', addFilter: 'Add a filter', is: 'is', anyOf: 'any of', choose: 'Choose…', several: (n: number) => `${figure(n)} chosen`, findValue: 'Find', noValue: 'Nothing has that name.', editFilter: (field: string, value: string) => `${field}: ${value}. Change`,
  figures: 'Figures', row: 'Row', actions: 'Actions', select: (name: string) => `Select ${name}`, selectLoaded: 'Select all that are loaded',
  failed: 'The list could not be loaded',
  bestFirst: 'Best matches first',
  sortedBy: (column: string, down: boolean) => `Sorted by ${column.toLowerCase()}${down ? ', descending' : ''}`,
  bulk: {
    bar: 'Actions for those selected', selected: (n: string, about: boolean) => `${about ? 'About ' : ''}${n} selected`, clear: 'Clear the selection', skipped: 'Will be skipped', results: 'Results',
    loadedSelected: (n: string) => `All ${n} that are loaded are selected.`, selectAll: (n: string, about: boolean) => (about ? `Select all that match, about ${n}` : `Select all ${n} that match`), allSelected: (n: string, about: boolean) => `All ${about ? '' : `${n} `}that match this view are selected${about ? `, about ${n}` : ''}, including those not loaded yet.`, onlyLoaded: (n: string) => `Select only the ${n} loaded`,
  },
  saved: {
    nav: 'Saved views', all: 'Everyone', save: 'Save view', saveTitle: 'Save this view', detail: 'Search, filters, order and columns, as they are now.', name: 'Name', shared: 'Everyone in this workspace sees it', saved: (name: string) => `“${name}” is saved.`, update: (name: string) => `Update “${name}”`, updated: (name: string) => `“${name}” is updated.`,
    menu: (name: string) => `Actions for the view ${name}`, rename: 'Rename', share: 'Share with everyone', unshare: 'Keep to myself', remove: 'Delete', removeTitle: (name: string) => `Delete the view “${name}”?`, removeDetail: 'The people in it stay as they are.', removeShared: 'It is gone for everyone here. The people in it stay as they are.', removed: (name: string) => `“${name}” is deleted.`, sharedHint: 'Shared',
  },
  keys: { move: 'move', select: 'select', open: 'open' },
};
