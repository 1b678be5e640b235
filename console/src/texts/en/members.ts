import { count } from '../format';

export const members = {
  page: 'Users', search: 'Search name or e-mail', count: (n: number) => count(n, 'person', 'people'), invite: 'Invite people',
  view: { workspace: 'Workspace', remote: 'Remote access' },
  columns: { name: 'Name', email: 'E-mail', role: 'Role', team: 'Team', tags: 'Tags', sites: 'Remote sites', provider: 'Identity provider', twoFactor: 'Two-factor', lastLogin: 'Last login', status: 'Status', created: 'Created' },
  remote: { name: 'Username', email: 'Email', tags: 'Tags', sites: 'Remote Sites', provider: 'Identity Provider', twoFactor: '2FA Setup', created: 'Created Date' },
  status: { active: 'Active', invited: 'Invited', disabled: 'Suspended', banned: 'Banned', bannedUntil: (when: string) => `Banned until ${when}` },
  remoteStatus: { active: 'Enabled', invited: 'Invited', disabled: 'Disabled' },
  internal: 'Internal', removedProvider: 'Removed provider', you: 'You', unassigned: 'Unassigned', allSites: 'All sites', noSites: 'No site', noTags: 'No tag', tag: 'Tag', site: 'Site', dynamic: 'By a rule', more: (n: number) => `+${n}`, onTwo: 'On', offTwo: 'Off',
  lastLogins: { never: 'Never', 'over-30-days': 'Over 30 days ago', 'over-90-days': 'Over 90 days ago' },
  banned: 'Banned', bannedValues: { true: 'Now', false: 'Not now' },
  tiles: { total: 'Total people', active: 'Active', invited: 'Invited, not yet in', away: 'Inactive 30 days', noTwo: 'Without two-factor', short: { total: 'people', active: 'active', invited: 'invited', away: 'inactive', noTwo: 'no 2FA' } },
  empty: { title: 'Nobody is here yet', detail: 'Everyone who belongs to this workspace appears in this list, with their role and when they last signed in.' },
  menuOf: (name: string) => `Actions for ${name}`,
  actions: {
    details: 'Details', role: 'Change role', suspend: 'Suspend', reactivate: 'Reactivate', remove: 'Remove', audit: 'Audit entries', copyLink: 'Copy link', ban: 'Ban', unban: 'Lift the ban', resetPassword: 'Reset password', resetSecond: 'Reset two-factor', endSessions: 'Sign out everywhere',
  },
  why: { self: 'You cannot do this to yourself. Ask another Admin.', invited: 'They have not come in yet. Cancel or resend the invitation instead.', noSecond: 'They have no second step.' },
  role: { title: (name: string) => `Role of ${name}`, save: 'Change the role', now: 'now', holds: 'Holds from their next request. Open pages follow at once.', changed: (name: string, role: string) => `${name} is ${role} now.` },
  suspended: (name: string) => `${name} is suspended.`, reactivated: (name: string) => `${name} is active again.`, undo: 'Undo',
  notDone: { role: (name: string) => `The role of ${name} was not changed`, suspend: (name: string) => `${name} was not suspended`, reactivate: (name: string) => `${name} was not reactivated`, stays: 'Everything is as it was.' },
  remove: {
    title: (name: string) => `Remove ${name}?`, lost: 'Lost at once:', items: ['their membership of this workspace, with its role', 'their open pages and sessions here', 'API tokens that act as them stop working here'],
    kept: 'Their account, other workspaces, and what they built stay; what they built is shown with their name. Bringing them back takes a new invitation.', done: (name: string) => `${name} is removed.`,
  },
  fewAdmins: { none: 'This workspace has no active Admin.', one: 'This workspace has one active Admin. When that person is away, nobody can let people in or out.', action: 'Make another' },
  drawer: {
    label: (name: string) => `Details of ${name}`, of: (at: string, total: string) => `${at} of ${total}`, previous: 'Previous person', next: 'Next person', copy: 'Copy the link to this person', copied: 'Link copied',
    tabs: { overview: 'Overview', activity: 'Activity' }, about: 'About', may: (name: string) => `What ${name} may do`, mayNone: 'Nothing while suspended. With the role they had:', mayInvited: 'Nothing yet. Once they have come in:', mayNot: 'May not', allRoles: 'All roles', recent: 'Timeline', noActivity: 'Nothing has been recorded about this person yet.', allActivity: 'All entries in the audit log', by: (who: string) => `by ${who}`,
    gone: 'This person is not in this workspace', goneDetail: 'They may have been removed since the link was made.', id: 'Member ID', since: 'Here since', twoFactorOn: 'Two-factor on', twoFactorOff: 'No two-factor',
  },
};
