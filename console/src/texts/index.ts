// Every word the console says. Another language is a folder beside `en` with the same shapes, chosen here.
export { common } from './en/common';
export { entry } from './en/entry';
export { frame } from './en/frame';
export { home } from './en/home';
export { account } from './en/account';
export { administration } from './en/administration';
export { invitations } from './en/invitations';
export { audit } from './en/audit';
export { table } from './en/table';
export { groups } from './en/groups';
export { members } from './en/members';
export { importing } from './en/importing';
export { jobs } from './en/jobs';
export { projects } from './en/projects';
export { projectUsers } from './en/projectUsers';
export { connect } from './en/connect';
export { operator } from './en/operator';
