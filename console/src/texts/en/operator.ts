import { count } from '../format';

export const operator = {
  workspaces: {
    page: 'Workspaces', lead: 'All workspaces of this server.', search: 'Search name or address', name: 'Name', slug: 'Address', members: 'Members', admins: 'Admins', seats: 'Seats', made: 'Made', noLimit: 'No limit', fewAdmins: 'Fewer than two Admins: nobody stands in for the one.',
    create: 'New workspace', createDetail: 'You become its first Admin.', slugHint: 'Part of every link. It cannot be changed later.', submit: 'Make the workspace', made_: (name: string) => `${name} is made.`, open: 'Open',
    setSeats: 'Set seats', seatsTitle: (name: string) => `Seats of ${name}`, seatsLabel: 'Number of seats', seatsHint: (n: number) => `${count(n, 'member', 'members')} now. Empty: no limit. With fewer than are used, nobody is put out; new invitations are refused.`, seatsBad: 'A whole number, or empty for no limit.', seatsSaved: 'Seats saved.', save: 'Save',
    actions: (name: string) => `Actions for ${name}`, empty: { title: 'No workspaces', detail: 'A workspace holds members, their roles and everything they build, apart from all others.' },
  },
  accounts: {
    page: 'Accounts', lead: 'Everyone who can sign in to this server.', search: 'Search name or e-mail', name: 'Name', email: 'E-mail', status: 'Status', second: 'Second step', workspaces: 'Workspaces', lastLogin: 'Last login', all: 'All',
    state: { active: 'Active', disabled: 'Suspended', deleted: 'Deleted' }, operator: 'Operator', you: 'You', actions: (name: string) => `Actions for ${name}`,
    suspend: 'Suspend', reactivate: 'Reactivate', makeOperator: 'Make operator', noOperator: 'No longer operator', resetSecond: 'Reset second step', link: 'Link for a new password', linkTitle: (name: string) => `A new password for ${name}`, linkMake: 'Make the link', linkDetail: 'Hand it over yourself. It works once, for an hour; an earlier link stops working. Do this only when you are sure who asks.', linkShown: 'Shown this once. Whoever opens it sets the password of this account.', linkLabel: 'Link', linkKept: 'I have copied it', remove: 'Delete account',
    suspendTitle: (name: string) => `Suspend ${name}?`, suspendDetail: 'All sessions and tokens of this account stop at once, in every workspace. It can be reactivated.', suspended: (name: string) => `${name} is suspended.`, reactivated: (name: string) => `${name} is active again.`,
    operatorTitle: (name: string) => `Make ${name} an operator?`, operatorDetail: 'Operators see and change every workspace and account of this server.', operatorDone: (name: string) => `${name} is an operator now.`, noOperatorDone: (name: string) => `${name} is no longer an operator.`,
    resetTitle: (name: string) => `Reset the second step of ${name}?`, resetDetail: 'The authenticator app and all recovery codes stop counting. The password alone lets them in until they set it up again. Do this only when you are sure who asks.', resetDone: (name: string) => `The second step of ${name} is reset.`,
    removeTitle: (name: string) => `Delete the account of ${name}?`, removeIntro: 'This cannot be undone. Lost for good:', removeLost: ['the sign-in, password, second step and linked identity providers', 'all sessions, devices and tokens', 'membership of every workspace'], removeKept: (id: string) => `What this person built and did stays, and is shown as “Deleted User (ID: ${id})”.`, removed: 'The account is deleted.',
    empty: 'No accounts', seeAudit: 'What they did',
  },
};
