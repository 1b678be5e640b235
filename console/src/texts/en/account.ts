import { count } from '../format';

export const account = {
  profile: {
    page: 'Profile', lead: 'How others see you, and how times are shown to you.', name: 'Name', saved: 'Profile saved.', language: 'Language', zone: 'Time zone', email: 'E-mail',
    emailHint: 'You sign in with it. Change it on the security page.', change: 'Change', workspaces: 'Your workspaces', none: 'You are in no workspace.', since: 'Account since', id: 'Account ID',
  },
  security: {
    page: 'Security',
    password: {
      title: 'Password', detail: 'Changing it ends all your other sessions.', none: 'You sign in through an identity provider and have no password.', current: 'Current password', next: 'New password', repeat: 'The same again',
      submit: 'Change the password', saved: 'Password changed. All other sessions have ended.',
    },
    second: {
      title: 'Second step', off: 'With an authenticator app, a stolen password alone is not enough to sign in as you.', on: 'On. You are asked for a code when you sign in on a device that you do not trust.',
      setUp: 'Set up an authenticator app', codesLeft: (n: number) => `${count(n, 'recovery code', 'recovery codes')} left`, few: 'Make new ones before you run out.', newCodes: 'New recovery codes', disable: 'Turn off', back: 'Continue to the workspace',
      confirmTitle: 'Is it you?', confirmDetail: 'Type your password to go on.', go: 'Continue', password: 'Password',
      scanTitle: 'Scan this code', scan: 'Open your authenticator app, add an account, and scan this code.', cannot: 'Cannot scan? Type this key into the app:', key: 'Key', qr: 'QR code for the authenticator app',
      code: 'Then type the 6 digits that it shows', confirm: 'Turn it on', wrong: 'This code is not right, or no longer. Take the one shown now.',
      codesTitle: 'Keep these recovery codes', codesDetail: 'Each signs you in once when you do not have your app. They are shown this once. Keep them where you keep important papers.', oldCodes: 'Earlier codes no longer work.',
      copyAll: 'Copy all', download: 'Download', file: 'gatehouse-recovery-codes.txt', fileHead: (email: string) => `Gatehouse recovery codes of ${email}. Each works once.`, kept: 'I have kept them',
      turnedOn: 'The second step is on.', disableTitle: 'Turn off the second step?', disableDetail: 'Your password alone lets you in again, and all recovery codes are erased. Workspaces that ask for a second step will not let you in.', disabled: 'The second step is off.',
    },
    email: {
      title: 'E-mail address', now: (email: string) => `You sign in as ${email}.`, next: 'New e-mail address', noMail: 'This server sends no mail, so a new address cannot be proven. Ask its operator.', password: 'Your password', submit: 'Send the proof', detail: 'We mail a link to the new address, and a notice to the old one. The change holds once the link is opened.',
      pending: (email: string) => `Waiting for proof of ${email}. Look into its mail.`, cancel: 'Cancel the change', cancelled: 'The change is cancelled.', sent: (email: string) => `A link is on its way to ${email}.`,
    },
    identities: { title: 'Linked identity providers', detail: 'With a linked provider you sign in here with the account that you have there.', linked: 'Linked', none: 'None is linked.', link: (name: string) => `Link ${name}`, unlink: 'Unlink', unlinkTitle: (name: string) => `Unlink ${name}?`, unlinkDetail: (name: string) => `You can no longer sign in through ${name}. Workspaces that require it will not let you in.`, unlinked: (name: string) => `${name} is unlinked.`, problem: 'Linking did not work. The account there may belong to someone else here, or it took too long. Try again.' },
  },
  sessions: {
    page: 'Sessions', lead: 'Where you are signed in. End what you do not know, then change your password.', device: 'Device', where: 'From', method: 'Signed in by', started: 'Since', seen: 'Last seen', here: 'This one', end: 'End', endTitle: 'End this session?', endDetail: (device: string) => `${device} is signed out at its next request.`,
    endOthers: 'End all others', othersTitle: 'End all other sessions?', othersDetail: (n: number) => `${count(n, 'other session is', 'other sessions are')} signed out at once. This one stays.`, ended: 'The session has ended.', othersEnded: 'All other sessions have ended.',
    methods: { password: 'Password', 'identity-provider': 'Identity provider', setup: 'Setup', token: 'API token' }, empty: 'No sessions',
  },
  devices: {
    page: 'Devices', lead: 'Browsers that have signed in as you. On a trusted one the second step is not asked for.', device: 'Device', trust: 'Trust', trusted: (until: string) => `Trusted, ends ${until}`, notTrusted: 'Asked each time', first: 'First seen', last: 'Last seen', here: 'This one',
    forget: 'Forget', forgetTitle: 'Forget this device?', forgetDetail: (name: string) => `${name} loses its trust, and its sessions end.`, forgetHere: 'This is the device you are using: you will be signed out.', forgotten: (name: string) => `${name} is forgotten.`, from: 'From',
    empty: { title: 'No devices known', detail: 'A device appears here when you sign in on it.' },
  },
  data: {
    page: 'Your data', lead: 'What this server holds about your account, to keep or to take elsewhere.', title: 'A file of everything', make: 'Make the file', again: 'Make a new one',
    detail: 'Profile, workspaces, sessions, devices, linked providers, API tokens, sign-ins, and what the audit logs say of you. It holds no password and no key.',
    none: 'You have not made one yet.', kept: 'Only you can download it. It is deleted after seven days.',
  },
};
