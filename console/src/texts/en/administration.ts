import { count, figure } from '../format';

export const administration = {
  licence: {
    page: 'Licence', lead: 'Seats of this workspace. Each active or invited member takes one; suspended members take none.',
    used: 'Used', left: 'Left', seats: 'Seats', noLimit: 'No limit', of: (n: string) => `of ${n} seats used`,
    level: {
      green: (left: number) => `${count(left, 'seat is', 'seats are')} left.`,
      yellow: (left: number) => `Only ${count(left, 'seat is', 'seats are')} left. Ask the operator of this server for more before inviting many.`,
      red: 'All seats are taken. Existing members keep working; new invitations are refused until a seat is free.',
    },
    unlimited: 'The operator of this server has set no limit for this workspace.',
    who: 'The number of seats is set by the operator of this server.', change: 'Change the seats',
  },
  roles: {
    page: 'Roles & rights', lead: 'Each role includes the ones to the right of it. A change of someone’s role holds from their next request.',
    right: 'Right', yes: (role: string) => `${role} may`, no: (role: string) => `${role} may not`, yours: 'You',
  },
  tokens: {
    page: 'API tokens', lead: 'For programs that work in this workspace. A token acts by itself, with a role, until it expires, is ended, or its maker is no longer a member.',
    accountPage: 'API tokens', accountLead: 'For your own scripts. A token acts as you, in all your workspaces, until it expires or is ended.',
    create: 'New token', name: 'Name', nameHint: 'What will use it, such as “nightly export”.', role: 'Role', roleHint: 'Never more than your own, now or later.', scopes: 'May', scopeRead: 'Read', scopeWrite: 'Read and change', expires: 'Expires', made: 'Made', used: 'Last used', never: 'Never used',
    days: (n: number) => `In ${count(n, 'day', 'days')}`, make: 'Make the token',
    shown: 'Your new token', shownDetail: 'Copy it now: it is shown this once. Gatehouse keeps only a fingerprint of it.', kept: 'I have copied it',
    end: 'End', endTitle: (name: string) => `End “${name}”?`, endDetail: 'Whatever uses it is refused from the next request on. This cannot be undone; a new token can be made.', ended: (name: string) => `“${name}” is ended.`,
    expired: 'Expired', stopped: 'Stopped', stoppedWhy: 'Its maker is no active member here. Make a new one in its place.', expiresSoon: (when: string) => `Expires ${when}`,
    empty: { title: 'No tokens', detail: 'A token lets a program use the API without a person’s password.' },
  },
  providers: {
    page: 'Identity providers', lead: 'People of this workspace can sign in with what they already have: any OpenID Connect provider.', serverLead: 'Offered to everyone on this server, in every workspace.',
    create: 'Add a provider', newTitle: 'Add an identity provider', name: 'Name', nameHint: 'As people know it; it stands on the sign-in button.', issuer: 'Issuer', issuerHint: 'The address from which the provider describes itself, such as https://id.acme.example.',
    clientId: 'Client ID', secret: 'Client secret', secretKept: 'Kept. Type a new one to replace it.', scopes: 'Scopes', scopesHint: 'Separated by spaces. openid, email and profile are what Gatehouse needs.',
    enabled: 'Offered on the sign-in page', jit: 'Let new people in', jitHint: 'Whoever signs in through it for the first time becomes a member, with the default role.', role: 'Default role', domains: 'Allowed e-mail domains', domainsHint: 'Separated by commas or spaces; * is any. It may bring in and speak for addresses of these alone.', domainsNeeded: 'Name the domains it may bring in, or * for any.', secretHint: 'Leave it empty for a public client.', trustEmail: 'Trust its word on e-mail addresses', trustEmailHint: 'Who comes with an address that has an account here is let into that account, without linking it first. Only for a provider that you run yourself.',
    redirect: 'Redirect URI', redirectHint: 'Register this address with the provider.', save: 'Add the provider', saved: 'Saved.', added: (name: string) => `${name} is added. Test it before you offer it.`,
    test: 'Test the connection', testOk: 'It works', testFailed: 'It does not work', testDirty: 'Save your changes to test them.', status: 'Status', on: 'Offered', off: 'Not offered', remove: 'Remove', removeTitle: (name: string) => `Remove ${name}?`,
    removeDetail: 'Nobody can sign in through it any more, and what links accounts to it is erased. People stay members; those without a password must set one by “Forgotten?”.', removed: (name: string) => `${name} is removed.`, newMembers: 'New people',
    noJit: 'Members only', jitAs: (role: string) => `Join as ${role}`,
    empty: { title: 'People sign in with their password', detail: 'Add a provider, and they can use the account they already have at work.' },
    sections: { connection: 'Connection', joining: 'Who may come in' },
  },
  settings: {
    page: 'Settings', general: 'Workspace', name: 'Name', slug: 'Address', slugHint: 'Set when the workspace was made; links rely on it.', contact: 'Contact e-mail', contactHint: 'Shown to members who have a question. May stay empty.', locale: 'Language of mails', zone: 'Time zone', zoneHint: 'For times in mails and exports.',
    joining: 'Joining', invitationDays: 'Invitations are good for', days: 'days', adminsByManagers: 'Managers may invite Admins', adminsByManagersHint: 'Every Admin is told by mail when it happens.',
    signIn: 'Signing in', idle: 'End a session when unused for', minutes: 'minutes', idleHint: 'Empty: only the limit of the server counts.', hours: 'End every session after', hoursUnit: 'hours', hoursHint: 'Empty: only the limit of the server counts.',
    twoFactor: 'Ask everyone for a second step', twoFactorHint: 'Who has none yet sets one up at the next request, before anything else.', provider: 'Only through', anyProvider: 'Any way of signing in', providerHint: 'Members sign in through this provider only.',
    saved: 'Settings saved.', number: (min: number, max: number) => `A whole number from ${figure(min)} to ${figure(max)}.`,
    stale: { title: 'Someone else saved these settings meanwhile' },
  },
  health: {
    page: 'Server health', lead: 'Live figures of the server, for Admins.', live: 'Live', paused: 'Not live', updated: 'As of',
    ok: 'Well', warning: 'Look at this', down: 'Not working', off: 'Not set up',
    groups: { database: 'Database', disk: 'Disk', mail: 'Mail', jobs: 'Jobs', backup: 'Backup', versions: 'Versions', nodes: 'Nodes', server: 'Server' } as Record<string, string>,
    never: 'Never', yes: 'Yes', no: 'No', uptime: 'Running for',
    facts: { embedded: 'Runs inside Gatehouse', answeredInMillis: 'Answered in', maxConnections: 'Connections at most', freeBytes: 'Free', totalBytes: 'In all', oldestQueued: 'Waiting longest', queued: 'Waiting', at: 'Last', bytes: 'Size', sizeBytes: 'Size', gatehouse: 'Gatehouse', java: 'Java', postgresql: 'PostgreSQL' } as Record<string, string>,
    why: {
      connections: 'Nearly all connections are in use.', slow: 'It answers slowly.', disk: 'Less than a tenth is free. Make room soon.', diskFull: 'Almost nothing is free. Uploads and exports are about to fail.',
      noMail: 'No mail server is set. Invitations and resets work by links.', mailFailed: 'Some mails could not be delivered.', mailWaits: 'Mails have waited for more than a quarter of an hour.', jobsWait: 'A job has waited for more than five minutes.',
      noBackup: 'There is no backup yet. Make one with “gatehouse backup”.', oldBackup: 'The last backup is more than a week old.',
    },
  },
};
