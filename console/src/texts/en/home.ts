export const home = {
  page: 'Home',
  you: 'You here', yourRole: 'Your role', email: 'You sign in as', secondStep: 'Second step', secondOn: 'On', secondOff: 'Off', setUp: 'Set it up', contact: 'Questions go to', since: 'Since',
  roleMeans: {
    admin: 'You may do everything here: members, licence, settings and server health.',
    manager: 'You build automations, projects and chatbots, invite people and see everyone.',
    editor: 'You build and edit automations, models, knowledges, projects and chatbots.',
    monitor: 'You may read everything here, and change nothing.',
    'agent-user': 'You chat with agents and pick up tasks.',
  },
  seats: 'Seats', seatsUsed: 'used', seatsOf: (n: string) => `of ${n}`, noLimit: 'No limit is set',
  jobs: 'Jobs', allJobs: 'All jobs', noJobs: 'No long work has run here yet.',
  audit: 'Latest changes', allAudit: 'Audit log', noAudit: 'Nothing has been changed yet.',
  agent: {
    title: (name: string) => `You are in ${name}`,
    detail: 'You are here to talk with agents and to pick up tasks. There is nothing waiting for you: as soon as an agent is set up for you, your Inbox opens here.',
    signedIn: (email: string) => `Signed in as ${email}`,
  },
};
