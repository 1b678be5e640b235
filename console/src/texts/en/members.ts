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
  notDone: { role: (name: string) => `The role of ${name} was not changed`, suspend: (name: string) => `${name} was not suspended`, reactivate: (name: string) => `${name} was not reactivated`, unban: (name: string) => `The ban of ${name} was not lifted`, stays: 'Everything is as it was.' },
  remove: {
    title: (name: string) => `Remove ${name}?`, lost: 'Lost at once:', items: ['their membership of this workspace, with its role', 'their open pages and sessions here', 'API tokens that act as them stop working here'],
    kept: 'Their account, other workspaces, and what they built stay; what they built is shown with their name. Bringing them back takes a new invitation.', done: (name: string) => `${name} is removed.`,
  },
  ban: {
    title: (name: string) => `Ban ${name}?`, detail: 'They are put out at once and cannot come back in until the ban ends. Role, team and what they made stay.', until: 'Until', lengths: { hour: 'For an hour', day: 'For a day', week: 'For a week', month: 'For 30 days', date: 'Until a moment…', none: 'Until it is lifted' },
    moment: 'Date and time', done: (name: string) => `${name} is banned.`, lifted: (name: string) => `The ban of ${name} is lifted.`,
  },
  acts: {
    'reset-password': { title: (name: string) => `Reset the password of ${name}?`, action: 'Reset password', detail: 'They get a link by mail to set a new one. Until they do, the old one does not work, and their sessions end.', done: (name: string) => `The password of ${name} is reset.` },
    'reset-two-factor': { title: (name: string) => `Reset two-factor of ${name}?`, action: 'Reset two-factor', detail: 'The authenticator app and all recovery codes stop counting. Do this only when you are sure who asks.', done: (name: string) => `Two-factor of ${name} is reset.` },
    'end-sessions': { title: (name: string) => `Sign ${name} out everywhere?`, action: 'Sign out', detail: 'All their sessions end at once. They can sign in again.', done: (name: string) => `${name} is signed out everywhere.` },
  },
  bulk: {
    role: { label: 'Change role', does: (p: string) => `Change the role of ${p}`, detail: 'It holds from their next request. You can undo it from the job.', will: 'Will be changed', to: 'New role', choose: 'Choose a role' },
    suspend: { label: 'Suspend', does: (p: string) => `Suspend ${p}`, detail: 'They lose every way in the moment you confirm. Nothing they made is deleted. You can undo it from the job.', will: 'Will be suspended' },
    reactivate: { label: 'Reactivate', does: (p: string) => `Reactivate ${p}`, detail: 'They can come back in at once, with the role they had. Each takes a seat.', will: 'Will be active again' },
    settings: { label: 'Edit settings', does: (p: string) => `Edit ${p}`, detail: 'What you leave alone stays as it is. You can undo it from the job.', will: 'Will be changed', keep: 'Keep as it is', noTeam: 'No team', modes: { keep: 'Keep', add: 'Add', remove: 'Take away', replace: 'Replace' } },
    ban: { label: 'Ban', does: (p: string) => `Ban ${p}`, detail: 'They are put out at once and cannot come back in until the ban ends.', will: 'Will be banned' },
    unban: { label: 'Lift bans', does: (p: string) => `Lift the ban of ${p}`, detail: 'They can come back in at once.', will: 'Will be let in again' },
    resetPassword: { label: 'Reset passwords', does: (p: string) => `Reset the password of ${p}`, detail: 'Each gets a link by mail to set a new one. This cannot be undone.', will: 'Will be reset' },
    resetSecond: { label: 'Reset two-factor', does: (p: string) => `Reset two-factor of ${p}`, detail: 'Their authenticator apps and recovery codes stop counting. This cannot be undone.', will: 'Will be reset' },
    endSessions: { label: 'Sign out everywhere', does: (p: string) => `Sign out ${p}`, detail: 'All their sessions end at once. They can sign in again.', will: 'Will be signed out' },
    remove: { label: 'Remove', does: (p: string) => `Remove ${p}`, detail: 'Their membership of this workspace ends with its role, and their open pages close. Accounts, other workspaces and what they built stay. This cannot be undone.', will: 'Will be removed' },
  },
  fewAdmins: { none: 'This workspace has no active Admin.', one: 'This workspace has one active Admin. When that person is away, nobody can let people in or out.', action: 'Make another' },
  drawer: {
    label: (name: string) => `Details of ${name}`, of: (at: string, total: string) => `${at} of ${total}`, previous: 'Previous person', next: 'Next person', copy: 'Copy the link to this person', copied: 'Link copied',
    tabs: { overview: 'Overview', activity: 'Activity' }, about: 'About', may: (name: string) => `What ${name} may do`, mayNone: 'Nothing while suspended. With the role they had:', mayInvited: 'Nothing yet. Once they have come in:', mayNot: 'May not', allRoles: 'All roles', recent: 'Timeline', noActivity: 'Nothing has been recorded about this person yet.', allActivity: 'All entries in the audit log', by: (who: string) => `by ${who}`,
    gone: 'This person is not in this workspace', goneDetail: 'They may have been removed since the link was made.', id: 'Member ID', since: 'Here since', twoFactorOn: 'Two-factor on', twoFactorOff: 'No two-factor',
  },
};
