import { Button, Select, TextInput } from '@mantine/core';
import { IconFlask, IconRobot, IconTool, IconUserPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { paths } from '../../app/paths';
import { useSession } from '../../app/session';
import { useAddress } from '../../app/useAddress';
import { common, playground as t } from '../../texts';
import { Dialog, DialogFoot } from '../../ui/dialogs';
import { Form } from '../../ui/form';
import { Link } from '../../ui/Link';
import { ErrorState, LoadingLines, Loaded, State } from '../../ui/states';
import { toast } from '../../ui/toast';
import { useForm } from '../../ui/useForm';
import { required } from '../../ui/validate';
import { type Here, ProjectFrame } from '../projects/ProjectFrame';
import { agentsQuery, projectsMoved } from '../projects/queries';
import { leftOut, type Tool, toolsOf } from './answer';
import { CallTool } from './CallTool';
import { Missing } from './Missing';
import s from './playground.module.css';
import { makeTestPerson, testPeopleQuery, toolsQuery } from './queries';

/** Tools called by hand, as an agent of the project would for oneself or for a test person. */
export const Playground = () => <ProjectFrame tab="playground">{(here) => <Choose key={here.project.id} {...here} />}</ProjectFrame>;

function Choose({ ws, project: { slug }, why }: Here) {
  const agents = useQuery(agentsQuery(ws, slug));
  const [search, change] = useAddress();
  if (why) return <State icon={<IconFlask size={24} stroke={1.6} />} title={t.closed} detail={why} />;
  return (
    <Loaded query={agents}>
      {({ items }) => {
        const agent = items.find((a) => a.id === search.agent) ?? items[0];
        if (!agent) return <State icon={<IconRobot size={24} stroke={1.6} />} title={t.noAgent} detail={t.noAgentDetail} actions={<Button component={Link} to={paths.workspace(ws).project(slug).agents()}>{t.toAgents}</Button>} />;
        return (
          <div className={s.page}>
            <div className={s.who}>
              <Select label={t.agent} value={agent.id} allowDeselect={false} data={items.map((a) => ({ value: a.id, label: a.name }))} onChange={(id) => change({ agent: id ?? undefined, tool: undefined })} />
              <Person ws={ws} project={slug} person={search.person ?? ''} choose={(person) => change({ person: person || undefined })} />
            </div>
            <Tools key={`${agent.id} ${search.person ?? ''}`} ws={ws} project={slug} agent={agent.id} person={search.person ?? ''} />
          </div>
        );
      }}
    </Loaded>
  );
}

function Person({ ws, project, person, choose }: { ws: string; project: string; person: string; choose: (person: string) => void }) {
  const me = useSession().account.email;
  const people = useQuery(testPeopleQuery(ws, project)).data?.items ?? [];
  const [adding, setAdding] = useState(false);
  return (
    <>
      <Select label={t.person} value={person} allowDeselect={false} data={[{ value: '', label: t.me(me) }, ...people.map((p) => ({ value: p.id, label: p.email }))]} onChange={(id) => choose(id ?? '')} />
      <Button variant="default" leftSection={<IconUserPlus size={16} stroke={1.7} />} onClick={() => setAdding(true)}>{t.add}</Button>
      {adding && <NewPerson ws={ws} project={project} close={() => setAdding(false)} made={choose} />}
    </>
  );
}

function NewPerson({ ws, project, close, made }: { ws: string; project: string; close: () => void; made: (id: string) => void }) {
  const client = useQueryClient();
  const form = useForm({
    initial: { email: '' },
    validate: (v) => ({ email: required(v.email) }),
    submit: async (v) => {
      const one = await makeTestPerson(ws, project, v.email.trim());
      await client.invalidateQueries(testPeopleQuery(ws, project));
      void projectsMoved(client, ws);
      toast(t.added(one.email));
      made(one.id);
      close();
    },
  });
  return (
    <Dialog opened onClose={close} title={t.addTitle} keep={form.dirty}>
      <Form state={form}>
        <p className="text-2">{t.addDetail}</p>
        <TextInput {...form.text('email')} label={t.email} description={t.emailHint} type="email" autoComplete="off" spellCheck={false} data-autofocus />
        <DialogFoot><Button variant="default" onClick={close}>{common.cancel}</Button><Button type="submit" loading={form.busy}>{t.make}</Button></DialogFoot>
      </Form>
    </Dialog>
  );
}

function Tools({ ws, project, agent, person }: { ws: string; project: string; agent: string; person: string }) {
  const query = useQuery(toolsQuery(ws, project, agent, person));
  const [search, change] = useAddress();
  const [q, setQ] = useState('');
  const panes = useRef<HTMLDivElement>(null);
  const me = useSession().account.email;
  const played = useQuery(testPeopleQuery(ws, project)).data?.items.find((p) => p.id === person)?.email;
  const email = person ? played : me;
  const again = () => void query.refetch();
  if (query.error) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <div className={s.pad}><LoadingLines /></div>;
  const tools = toolsOf(query.data.result);
  const missing = leftOut(query.data.result);
  const wanted = q.trim().toLowerCase();
  const shown = tools.filter((x) => `${x.name} ${x.title ?? ''} ${x.description ?? ''}`.toLowerCase().includes(wanted));
  const tool = tools.find((x) => x.name === search.tool);
  const problems = missing.map((x) => <Missing key={x.server} {...{ ws, project, email, again }} server={x.server} reason={x.reason} />);
  if (tools.length === 0) return <>{problems}<State icon={<IconTool size={24} stroke={1.6} />} title={t.noTools} detail={t.noToolsDetail} /></>;
  return (
    <div ref={panes} className={s.panes}>
      <div className={s.tools}>
        <TextInput aria-label={t.search} placeholder={t.search} value={q} onChange={(e) => setQ(e.currentTarget.value)} />
        {problems}
        <ul aria-label={t.tools}>{shown.map((x) => <li key={x.name}><Choice tool={x} chosen={x === tool} choose={() => { change({ tool: x.name }); setTimeout(() => showCall(panes.current)); }} /></li>)}</ul>
        {shown.length === 0 && <p className="text-3">{t.nothing}</p>}
      </div>
      {tool ? <CallTool key={tool.name} {...{ ws, project, agent, person, tool }} /> : <div className={s.choose}><State icon={<IconTool size={24} stroke={1.6} />} title={t.choose} detail={t.chooseDetail} /></div>}
    </div>
  );
}

/** Where the panes stand under each other, what was chosen is below the edge. */
function showCall(panes: HTMLElement | null) {
  if (matchMedia('(max-width: 900px)').matches) panes?.lastElementChild?.scrollIntoView({ block: 'start' });
}

const Choice = ({ tool, chosen, choose }: { tool: Tool; chosen: boolean; choose: () => void }) => (
  <button type="button" className={s.tool} aria-pressed={chosen} onClick={choose}><span className="mono">{tool.name}</span>{tool.description && <small>{tool.description}</small>}</button>
);
