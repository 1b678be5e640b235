import { count, figure } from '../format';

export const table = {
  view: 'View', columns: 'Columns', resetColumns: 'Back to the usual columns', tightRows: 'Tight rows', normalRows: 'Normal rows', sort: 'Sort by', ascending: 'ascending', descending: 'descending',
  noRoom: (n: number) => `${count(n, 'column has', 'columns have')} no room at this width.`,
  filter: 'Filter', addFilter: 'Add a filter', is: 'is', anyOf: 'any of', choose: 'Choose…', several: (n: number) => `${figure(n)} chosen`, findValue: 'Find', noValue: 'Nothing has that name.', editFilter: (field: string, value: string) => `${field}: ${value}. Change`,
  figures: 'Figures', row: 'Row', actions: 'Actions', select: (name: string) => `Select ${name}`, selectLoaded: 'Select all that are loaded',
  failed: 'The list could not be loaded',
  sortedBy: (column: string, down: boolean) => `Sorted by ${column.toLowerCase()}${down ? ', descending' : ''}`,
  bulk: {
    bar: 'Actions for those selected', selected: (n: string) => `${n} selected`, clear: 'Clear the selection', about: 'about ', skipped: 'Will be skipped', results: 'Results', verb: (verb: string, people: string) => `${verb}: ${people}`,
    loadedSelected: (n: string) => `All ${n} that are loaded are selected.`, selectAll: (n: string) => `Select all ${n} that match`, allSelected: (n: string) => `All ${n} that match this view are selected, including those not loaded yet.`, onlyLoaded: (n: string) => `Select only the ${n} loaded`,
  },
  keys: { move: 'move', select: 'select', open: 'open' },
};
