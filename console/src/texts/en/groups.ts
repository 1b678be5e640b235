import { count } from '../format';

const people = (n: number) => count(n, 'person', 'people');

/** The words of one kind of group; the page around them is one for all. */
const kind = (one: string, many: string, a: string, loses: string) => ({
  page: many[0]?.toUpperCase() + many.slice(1),
  create: `New ${one}`, createTitle: `New ${one}`, made: (name: string) => `The ${one} “${name}” is there.`,
  renameTitle: (name: string) => `Rename “${name}”`, renamed: (name: string) => `The ${one} is called “${name}” now.`,
  removeTitle: (name: string) => `Delete the ${one} “${name}”?`, removed: (name: string) => `The ${one} “${name}” is deleted.`,
  loses: (n: number) => `${people(n)} ${n === 1 ? 'loses' : 'lose'} it and ${n === 1 ? 'is' : 'are'} ${loses}. They stay members, with all else as it is.`, nobody: `Nobody has it. ${a} of this name can be made again.`,
  search: `Search ${many}`, rename: 'Rename', remove: 'Delete', show: 'Show its people', actions: (name: string) => `Actions for ${name}`,
  failed: `The ${many} could not be loaded`,
});

export const groups = {
  name: 'Name', members: 'People', created: 'Made', people, noPeople: 'Nobody', by: 'By a rule', byRule: 'The server gives it by a rule.', showPeople: (name: string, n: number) => `${people(n)} with ${name}. Show`,
  taken: (now: string) => `Someone else renamed it to “${now}” meanwhile. Save again to give it your name all the same.`, gone: 'It has been deleted meanwhile.', save: 'Rename', make: 'Create', final: 'This cannot be undone.',
  team: { ...kind('team', 'teams', 'A team', 'without a team then'), lead: 'Everyone is in one team or in none. Filter the users by it, and see who belongs together.', empty: { title: 'There is no team yet', detail: 'A team gathers people who work together. Make the first one, then put people into it.' } },
  tag: { ...kind('tag', 'tags', 'A tag', 'without it then'), lead: 'Short marks of your own. A person can have several.', empty: { title: 'There is no tag yet', detail: 'Tags mark people in any way you need, such as “contractor” or “on call”.' } },
  site: { ...kind('site', 'sites', 'A site', 'kept out of it then'), lead: 'The places people may enter from afar. Who may enter all sites is not counted at each.', empty: { title: 'There is no site yet', detail: 'Make a site for each place that people enter from afar, then say who may.' } },
};
