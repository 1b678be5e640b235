import { Button, Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ToolRules } from '../../api/types';
import { common, projects, projectUsers } from '../../texts';
import { Form } from '../../ui/form';
import { Loaded } from '../../ui/states';
import { toast } from '../../ui/toast';
import { useForm } from '../../ui/useForm';
import { toolsOf } from '../projects/Agents';
import { words } from '../projects/lines';
import page from '../projects/projects.module.css';
import s from './projectusers.module.css';
import { rulesQuery, setRules } from './queries';

const t = projectUsers.rules;
interface Props { ws: string; project: string; user: string; mayChange: boolean }

/** Which tools agents may use for this person: in a line, and behind a button as a form. */
export function UserRules(props: Props) {
  const query = useQuery(rulesQuery(props.ws, props.project, props.user));
  const [editing, setEditing] = useState(false);
  return (
    <section className={s.part}>
      <div className={s.partHead}>
        <div className={s.said}><h3>{t.title}</h3><span className="text-3">{query.data && (ruled(query.data) ? toolsOf(query.data) : t.none)}</span></div>
        {props.mayChange && query.data && !editing && <Button variant="default" onClick={() => setEditing(true)}>{t.change}</Button>}
      </div>
      <Loaded query={query} loading={null}>
        {(rules) => (editing ? <Edit {...props} rules={rules} close={() => setEditing(false)} /> : ruled(rules) && <Rules rules={rules} />)}
      </Loaded>
    </section>
  );
}

const ruled = ({ allow, deny }: ToolRules) => allow.length + deny.length > 0;

function Rules({ rules }: { rules: ToolRules }) {
  const lines = [[projects.agent.allow, rules.allow], [projects.agent.deny, rules.deny]] as const;
  return <dl className={page.facts}>{lines.map(([name, of]) => of.length > 0 && <div key={name}><dt>{name}</dt><dd className="mono">{of.join(', ')}</dd></div>)}</dl>;
}

function Edit({ ws, project, user, rules, close }: Props & { rules: ToolRules; close: () => void }) {
  const client = useQueryClient();
  const form = useForm({
    initial: { allow: rules.allow.join('\n'), deny: rules.deny.join('\n') },
    submit: async (v) => {
      client.setQueryData(rulesQuery(ws, project, user).queryKey, await setRules(ws, project, user, { allow: words(v.allow), deny: words(v.deny) }));
      toast(t.saved);
      close();
    },
  });
  const field = { autosize: true, minRows: 2, maxRows: 10, spellCheck: false, classNames: { root: page.rules ?? '' } };
  return (
    <Form state={form} wide>
      <Textarea {...form.text('allow')} label={projects.agent.allow} description={projects.agent.allowHint} {...field} data-autofocus />
      <Textarea {...form.text('deny')} label={projects.agent.deny} description={projects.agent.denyHint} {...field} />
      <div className="row"><Button type="submit" loading={form.busy} disabled={!form.dirty}>{common.save}</Button><Button variant="default" onClick={close}>{common.cancel}</Button></div>
    </Form>
  );
}
