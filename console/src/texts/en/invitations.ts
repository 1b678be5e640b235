import { count, figure } from '../format';

export const invitations = {
  page: 'Users & Roles', members: 'Members', lead: 'Invite people, and see who has not come yet.',
  roles: 'Roles & rights',
  area: {
    label: 'Invite users', addresses: 'E-mail addresses', hint: 'Separated by commas, semicolons, spaces or lines. Paste a whole column.', count: (n: number) => count(n, 'address', 'addresses'),
    role: 'Default role', adminsOnly: 'Only Admins invite Admins in this workspace.',
    note: 'A few words to them', noteHint: 'Optional. They stand in the mail.', addNote: 'Add a note',
    send: 'Send invitations', reset: 'Reset', none: 'Type at least one address.', tooMany: 'At most 10,000 addresses go at a time.',
    noMail: 'No mail server is set. Invitations are made, but nothing is sent: copy each link and hand it over.',
    readOnly: 'Managers and Admins invite. You see who is invited.',
  },
  answers: {
    label: 'What became of each address', before: 'The answer for each address appears here.', beforeDetail: 'One that is wrong stops none of the others. Mail goes out in the background; you can leave.',
    ways: (n: number) => `${figure(n)} on ${n === 1 ? 'its' : 'their'} way`, made: (n: number) => `${figure(n)} invited`, here: (n: number) => `${figure(n)} already in`, need: (n: number) => `${figure(n)} need${n === 1 ? 's' : ''} you`,
    outcome: { invited: 'Invited', resent: 'Sent again', 'already-member': 'Already a member', invalid: 'Not valid', 'over-licence': 'No seat left' },
    queued: 'Mail queued', noMail: 'No mail was sent', fix: 'Fix', fixLabel: (email: string) => `Fix ${email}`, rest: (n: number) => `And ${figure(n)} more, all without trouble.`,
  },
  list: {
    title: 'Invitations', email: 'E-mail', role: 'Role', state: 'State', sent: 'Sent', expires: 'Expires', by: 'Invited by', notSent: 'Not sent',
    filter: 'Which invitations', search: 'Search by e-mail', actions: (email: string) => `Actions for ${email}`,
    filters: { pending: 'Pending', failed: 'Failed', expired: 'Expired', accepted: 'Accepted', cancelled: 'Cancelled', all: 'All' },
    states: { queued: 'Queued', sent: 'Sent', failed: 'Failed', accepted: 'Accepted', expired: 'Expired', cancelled: 'Cancelled' },
    link: 'Link copied', noMail: 'No mail sent',
    empty: { title: 'Nobody is waiting to come in', detail: 'Whom you invite stands here until they have accepted.' }, emptyOther: 'No invitation is in this state',
  },
  act: {
    resend: 'Resend', resent: (email: string) => `A fresh link for ${email} is on its way. The old one is dead.`, resentNoMail: (email: string) => `${email} has a fresh invitation. Copy its link.`,
    copy: 'Copy link', copyFor: (email: string) => `Copy link for ${email}`, tooHigh: (role: string) => `Whoever holds the link becomes ${role}: more than your own role.`,
    changeRole: 'Change role', changeTitle: (email: string) => `Role of ${email}`, change: 'Change the role', changed: (email: string, role: string) => `${email} will come as ${role}.`,
    cancel: 'Cancel invitation', cancelTitle: (email: string) => `Cancel the invitation of ${email}?`, cancelDetail: 'Their link stops working and their seat is free. You can invite them again.', cancelled: (email: string) => `The invitation of ${email} is cancelled.`, failed: 'This did not work',
  },
  bulk: {
    bar: 'Actions for the invitations selected', selected: (n: string) => `${n} selected`, clear: 'Clear the selection', select: (email: string) => `Select ${email}`, selectAll: 'Select all invitations that are loaded',
    resend: 'Resend', cancel: 'Cancel invitations', resendFailed: 'Resend failed', failed: (n: string) => `${n} failed`, stop: 'Stop', why: 'Why', whyTitle: 'What was not done',
    cancelTitle: (n: number) => `Cancel ${count(n, 'invitation', 'invitations')}?`, cancelAction: (n: number) => `Cancel ${count(n, 'invitation', 'invitations')}`, cancelDetail: 'Their links stop working and their seats are free. You can invite them again.', andMore: (n: number) => `and ${figure(n)} more`,
    outcome: (kind: 'resend' | 'cancel', done: number, refused: number, left: number, mail: boolean) => [`${figure(done)} ${kind === 'cancel' ? 'cancelled' : mail ? 'sent again' : 'made anew; copy their links'}`, refused > 0 && `${figure(refused)} refused`, left > 0 && `${figure(left)} left as they are`].filter(Boolean).join(' · '),
    paused: (left: number) => `${count(left, 'invitation is', 'invitations are')} as before; try again later.`,
  },
  link: { title: (email: string) => `Link for ${email}`, detail: 'Hand it over yourself. It is shown this once and works once; links sent or copied before no longer work.', label: 'Invitation link', done: 'I have copied it' },
};
