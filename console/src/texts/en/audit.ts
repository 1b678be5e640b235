export const audit = {
  page: 'Audit log', server: 'Server audit', lead: 'Who changed what, whom, when and from where. Entries are chained and never edited.',
  columns: { when: 'When', who: 'Who', what: 'What', subject: 'Whom or what', from: 'From' },
  search: 'Search names, ids, requests', action: 'Action', anyAction: 'Any action', from: 'From', to: 'Until', actor: 'By', subject: 'About',
  verify: 'Verify chain', exportIt: 'Export', verifying: 'Verifying the chain. The result comes into the jobs.', exporting: 'Exporting these entries. The file comes into the jobs.', show: 'Show',
  empty: { title: 'Nothing has been changed yet', detail: 'Every change made here, by a person, a token or the server itself, is written down and stays.' },
  actorType: { account: '', system: 'Gatehouse itself', token: 'API token', 'command-line': 'Command line' },
  detail: { field: 'Field', before: 'Before', after: 'After', nothing: 'This entry holds no values.', request: 'Request', hash: 'Hash', seq: 'Number', exact: 'Time', address: 'Address', subject: 'Subject', onlyActor: 'Everything by', onlySubject: 'Everything about' },
  open: (what: string) => `Details of ${what}`,
  /** "member.role-changed" → "Member: role changed", so that an action the console does not know yet still reads well. */
  actionWords: (action: string) => {
    const [thing = '', verb = ''] = action.split('.');
    const words = (s: string) => s.replaceAll('-', ' ').replace(/^api\b/, 'API');
    return verb ? `${capital(words(thing))}: ${words(verb)}` : capital(words(action));
  },
};
const capital = (s: string) => s.charAt(0).toUpperCase() + s.slice(1);
