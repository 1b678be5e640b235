import { Button, TextInput } from '@mantine/core';
import { IconRobot } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Agent } from '../../api/types';
import { paths } from '../../app/paths';
import { useAddress } from '../../app/useAddress';
import { common, projects } from '../../texts';
import { figure } from '../../texts/format';
import { whole } from '../../table/data';
import { type Column, List } from '../../table/List';
import { Avatar } from '../../ui/Avatar';
import { Dialog, DialogFoot } from '../../ui/dialogs';
import { Form } from '../../ui/form';
import { Link, useGo } from '../../ui/Link';
import { State } from '../../ui/states';
import { Status } from '../../ui/Status';
import { Time } from '../../ui/Time';
import { toast } from '../../ui/toast';
import { useForm } from '../../ui/useForm';
import { required } from '../../ui/validate';
import { Act } from './Act';
import { type Here, ProjectFrame } from './ProjectFrame';
import { agentsQuery, makeAgent, projectsMoved } from './queries';

const t = projects.agent;

export function Agents() {
  const [, change] = useAddress();
  return (
    <ProjectFrame tab="agents" actions={({ why, project }) => project.agents > 0 && <Act label={t.create} why={why} onClick={() => change({ new: 'yes' })} />}>
      {(here) => <AgentList {...here} />}
    </ProjectFrame>
  );
}

/** "All tools", "Only 3 rules, without 1": the rules in few words. */
export function toolsOf({ allow, deny }: Agent['rules']): string {
  const base = allow.length === 0 ? t.everything : t.only(allow.length);
  return deny.length === 0 ? base : `${base}, ${t.except(deny.length)}`;
}

const columns = (page: (x: Agent) => ReturnType<ReturnType<ReturnType<typeof paths.workspace>['project']>['agent']>): Column<Agent>[] => [
  { key: 'name', head: t.name, main: true, cell: (x) => <Link to={page(x)} className="row" title={x.name}><Avatar id={x.id} name={x.name} shape="thing" /><span className="ellipsis">{x.name}</span></Link> },
  { key: 'tools', head: t.tools, width: '30%', under: true, cell: (x) => (x.mode === 'navigator' ? `${toolsOf(x.rules)} · ${t.modes.navigator.short}` : toolsOf(x.rules)) },
  { key: 'keys', head: t.keys, width: 150, cell: (x) => (x.keys === 0 ? <Status kind="warning" tone="warn">{t.noKeys}</Status> : figure(x.keys)) },
  { key: 'created', head: t.created, width: 140, hide: 'phone', cell: (x) => <Time at={x.createdAt} /> },
];

function AgentList({ ws, project, why }: Here) {
  const [search, change] = useAddress();
  const go = useGo();
  const page = (x: Agent) => paths.workspace(ws).project(project.slug).agent(x.id);
  const data = whole(useQuery(agentsQuery(ws, project.slug)));
  return (
    <>
      <List
        label={projects.agents} columns={columns(page)} data={data} rowKey={(x) => x.id} onRow={(x) => go(page(x))}
        empty={<State icon={<IconRobot size={24} stroke={1.6} />} title={t.empty.title} detail={why ?? t.empty.detail} actions={why ? undefined : <Act label={t.create} why={why} onClick={() => change({ new: 'yes' })} />} />}
      />
      {search.new && !why && <NewAgent ws={ws} project={project.slug} close={() => change({ new: undefined })} />}
    </>
  );
}

function NewAgent({ ws, project, close }: { ws: string; project: string; close: () => void }) {
  const client = useQueryClient();
  const go = useGo();
  const form = useForm({
    initial: { name: '' },
    validate: (v) => ({ name: required(v.name) }),
    submit: async (v) => {
      const made = await makeAgent(ws, project, v.name.trim());
      void projectsMoved(client, ws);
      toast(t.made(made.name));
      go(paths.workspace(ws).project(project).agent(made.id), { replace: true });
    },
  });
  return (
    <Dialog opened onClose={close} title={t.createTitle} keep={form.dirty}>
      <Form state={form}>
        <TextInput {...form.text('name')} label={t.name} description={t.nameHint} autoComplete="off" data-autofocus />
        <DialogFoot><Button variant="default" onClick={close}>{common.cancel}</Button><Button type="submit" loading={form.busy}>{t.make}</Button></DialogFoot>
      </Form>
    </Dialog>
  );
}
