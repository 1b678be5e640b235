import { count, figure } from '../format';

const users = (n: number) => count(n, 'user', 'users');
const rows = (n: number) => count(n, 'row', 'rows');

export const importing = {
  button: 'Import', page: 'Import users', crumb: 'Users', steps: 'Steps', step: { file: 'File', columns: 'Columns', check: 'Dry run', import: 'Import' }, stepDone: 'done',
  drop: {
    title: 'Drop a CSV file anywhere on this page', or: 'or', choose: 'choose a file', after: 'Nobody is added before you have seen the dry run.', reading: 'Reading the file', label: 'CSV file',
    columns: 'Columns', needed: 'required', neededTo: (n: number) => `required, up to ${n} characters`, team: 'made when new', sites: (names: string[]) => (names.length > 0 ? `All, or those that exist: ${names.join(', ')}` : 'All, or those that exist'), role: 'AgentUser when empty', tags: 'must exist',
    limits: 'Limits', limitRows: 'Up to 500 users in one file, unless this server allows more', limitSize: 'Up to 5 MB', limitKind: 'UTF-8 or UTF-16, with commas, semicolons or tabs', mails: 'Activation mails go out after the import, never in the dry run', sample: 'Sample file',
    here: (name: string) => `“${name}” is here and not imported yet.`, goOn: 'Go on with it', discard: 'Discard', running: 'An import is running.', show: 'Show it',
  },
  bad: {
    of: (name: string) => `“${name}” was not taken.`, tooLarge: 'An import file has at most 5 MB. Split it.', binary: 'It is no CSV file but a workbook, a picture or something else. In a spreadsheet, save the list as CSV and drop that file.',
    headings: 'Its first row seems to be somebody; the first row must hold the headings.', many: 'Drop one file at a time.',
  },
  columns: {
    about: (n: number, size: string, encoding: string, separator: string) => `${rows(n)} · ${size} · ${encoding}, separated by ${separator}`, separator: { ',': 'commas', ';': 'semicolons', '\t': 'tabs' }, asLast: 'Columns as last time', found: (n: number, of: number) => `${figure(n)} of ${count(of, 'column', 'columns')} found by name`, other: 'Other file',
    table: 'Columns of the file', column: 'Column in the file', to: 'Goes to', first: 'First rows', check: 'Check', goesTo: (name: string) => `“${name}” goes to`, unnamed: (n: number) => `Column ${figure(n)}, without a heading`, leave: 'Do not import', left: 'Left out', none: 'All empty',
    existing: 'When the e-mail is already here', existingOf: { skip: 'Skip the row', update: 'Change role, team, tags and sites' }, namesStay: 'Names stay as they are; they are their owner’s.',
    must: '* must be mapped', still: (names: string[]) => `Still to be mapped: ${names.join(', ')}`, back: 'Back', start: 'Start dry run',
    unreadable: (n: number) => `${count(n, 'cell has', 'cells have')} characters that cannot be read. Save the file as UTF-8 and drop it again, or these rows fail.`, many: (n: number) => `The file has ${rows(n)}. Unless this server allows more, an import takes 500.`,
    checks: {
      filled: (n: number, longest: number) => `${figure(n)} filled, longest ${count(longest, 'character', 'characters')}`, empty: (n: number) => `${figure(n)} empty`, longer: (longest: number) => `Longest ${figure(longest)} characters; at most 120`,
      valid: (n: number) => `${figure(n)} valid`, wrong: (valid: number, wrong: number) => `${figure(valid)} valid, ${figure(wrong)} not valid`,
      teams: (n: number, made: number) => (made > 0 ? `${count(n, 'team', 'teams')}, ${figure(made)} will be made` : `${count(n, 'team', 'teams')}, all exist`), known: (n: number) => (n === 0 ? 'All sites' : n === 1 ? '1 name, exists' : `${figure(n)} names, all exist`),
      unknown: (names: readonly string[]) => `${names.slice(0, 2).map((n) => `“${n}”`).join(', ')}${names.length > 2 ? ` and ${figure(names.length - 2)} more` : ''} ${names.length === 1 ? 'does' : 'do'} not exist`,
    },
  },
  verdict: { added: 'Added', changed: 'Changed', skipped: 'Skipped', failed: 'Error', waiting: 'Not reached', willAdd: 'New', willAddTeam: 'New, team made', addedTeam: 'Added, team made', willChange: 'Will be changed' },
  teamMade: (name: string, done: boolean) => (done ? `Team “${name}” was made` : `Team “${name}” will be made`), empty: 'empty',
  tiles: { figures: 'Figures', willAdd: 'Will be added', added: 'Added', willChange: 'Will be changed', changed: 'Changed', skipped: 'Skipped, already here', failed: 'Rows with an error', teams: 'Teams to make', seats: 'Seats after import', seatsNow: 'Seats taken', of: (n: number) => `of ${figure(n)}` },
  rows: { label: 'Rows of the file', show: 'Show', line: 'Line', first: 'First Name', last: 'Last Name', email: 'Email', verdict: 'Verdict', why: 'Why', none: 'No row is of this kind', onlyFirst: (n: number) => `The table shows the first ${figure(n)} rows; the figures are of all.` },
  show: { all: 'All', look: 'To look at', failed: 'Errors', skipped: 'Skipped', added: 'New', addedDone: 'Added', changed: 'Changed', waiting: 'Not reached' },
  failedFile: (n: number) => `${rows(n)} left out, CSV`, fix: 'Mend them in the file and drop it here again, or go on without them.', fixDone: 'Mend them and import that file; its reasons may stay in it.',
  check: {
    running: 'Checking the rows', leave: 'You can leave this page; the dry run goes on.', stop: 'Stop the dry run', unchanged: (mails: number) => `Nothing has been changed yet. ${count(mails, 'activation mail goes', 'activation mails go')} out after the import.`, nothing: 'Nothing has been changed, and there is nothing to import.',
    start: (add: number, change: number) => (change === 0 ? `Import ${users(add)}` : add === 0 ? `Change ${users(change)}` : `Import ${figure(add)}, change ${figure(change)}`), noFile: 'The file is not in this browser. Choose it again to import it.', again: 'Choose the file', stopped: 'The dry run was stopped.', stoppedAgain: 'Run it again', stale: 'The file or its columns were changed after this dry run.', useIt: 'Use it', useItFor: (right: string, wrong: string) => `Use it: “${right}” for “${wrong}” in every row`, did: (name: string) => `Did you mean “${name}”?`, noSeat: (n: number) => `For ${count(n, 'person', 'people')} no seat is left.`, licence: 'Licence',
  },
  result: {
    running: 'Importing', leave: 'You can leave this page; the import goes on.', stop: 'Stop the import', done: (add: number) => `${users(add)} added.`, changed: (n: number) => `${users(n)} changed.`, nothing: 'Nobody was added or changed.', stopped: 'The import was stopped. What was done stays done.', failed: 'The import broke off.', list: 'Show in the list', another: 'Import another file',
  },
  stopping: 'Stopping after the rows in hand…',
  ofJob: 'Rows and what became of them',
  missing: { title: 'There is no such import', detail: 'It may be too old: finished imports are kept for a limited time.', action: 'Import a file' },
};
