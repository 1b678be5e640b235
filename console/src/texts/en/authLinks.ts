import { count } from '../format';

export const authLinks = {
  page: 'Auth links', create: 'New auth link', make: 'Make link', for: 'For', kind: 'Kind', servers: 'Servers', status: 'Status', expires: 'Expires', by: 'Made by', created: 'Made',
  empty: { title: 'There is no auth link yet', detail: 'Send people a link: they prove their address and connect their own accounts, so that agents can work for them.' },
  state: { active: 'Open', used: 'Used', expired: 'Expired', ended: 'Ended' },
  whom: 'For whom is it?', kinds: {
    personal: { name: 'Personal link', label: 'One person', detail: 'Works once, for one address.' },
    user: { name: 'User link', label: 'Everyone at some domains', detail: 'Works many times; each person proves their own address.' },
  },
  email: 'E-mail', domains: 'Domains', domainsHint: 'Such as acme.example. Domains below it are not meant.',
  allServers: 'All servers', allDetail: 'Every server that people connect for themselves, also later ones.', gone: 'deleted server', nothing: 'No server of this project is connected by people themselves yet. The link will show those that are added later.',
  works: 'Works for', days: (n: number) => count(n, 'day', 'days'), note: 'Note', noteHint: 'For your colleagues: who got it, and why.',
  shown: 'Copy the link now', shownPersonal: (who: string) => `Send it to ${who}. It is shown this once. Whoever opens it must prove that address, and it works one time.`, shownUser: (who: string) => `Send it to anyone at ${who}. It is shown this once. Whoever opens it must prove an address there.`,
  address: 'Auth link', until: (time: string) => `It works until ${time}.`, kept: 'I have copied it',
  actions: (who: string) => `Actions for the link for ${who}`, end: 'End', endTitle: (who: string) => `End the link for ${who}?`, endDetail: 'It stops working at once, also for whoever has it open. What people have connected stays connected.', ended: (who: string) => `The link for ${who} has ended.`,
};
