import { Radio, Textarea, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem, placed } from '../../api/problem';
import type { Agent } from '../../api/types';
import { projects } from '../../texts';
import { Form, FormActions } from '../../ui/form';
import { Note } from '../../ui/Note';
import { Section } from '../../ui/Page';
import { toast } from '../../ui/toast';
import { useForm } from '../../ui/useForm';
import { required } from '../../ui/validate';
import { toolsOf } from './Agents';
import { words } from './lines';
import s from './projects.module.css';
import { agentQuery, changeAgent, projectsMoved, serversQuery } from './queries';

const t = projects.agent;
const places = { '/rules/allow': '/allow', '/rules/deny': '/deny' };

/** The agent's name, and which tools it may use. */
export function AgentRules({ ws, project, agent, etag: first, why }: { ws: string; project: string; agent: Agent; etag: string | null; why: string | undefined }) {
  const client = useQueryClient();
  const servers = useQuery(serversQuery(ws, project)).data?.items ?? [];
  const [etag, setEtag] = useState(first);
  const read = () => client.fetchQuery({ ...agentQuery(ws, project, agent.id), staleTime: 0 });
  const form = useForm({
    initial: { name: agent.name, mode: agent.mode, allow: agent.rules.allow.join('\n'), deny: agent.rules.deny.join('\n') },
    validate: (v) => ({ name: required(v.name) }),
    submit: async (v) => {
      const rules = { allow: words(v.allow), deny: words(v.deny) };
      try {
        await placed(changeAgent(ws, project, agent.id, { name: v.name.trim(), mode: v.mode, rules }, etag), places);
      } catch (problem) {
        if (!isProblem(problem, 'stale')) throw problem;
        const fresh = await read();
        setEtag(fresh.etag);
        form.setMessage(projects.stale([fresh.data.name, t.modes[fresh.data.mode].short, toolsOf(fresh.data.rules)].join(', ')));
        return;
      }
      setEtag((await read()).etag);
      form.reset({ name: v.name.trim(), mode: v.mode, allow: rules.allow.join('\n'), deny: rules.deny.join('\n') });
      void projectsMoved(client, ws);
      toast(t.saved);
    },
  });
  const off = why !== undefined;
  return (
    <Section title={t.rules} detail={t.rulesDetail}>
      <Form state={form} wide>
        {why && <Note>{why}</Note>}
        <TextInput {...form.text('name')} label={t.name} disabled={off} autoComplete="off" />
        <fieldset className={s.choices} disabled={off}>
          <legend>{t.mode}</legend>
          {(['direct', 'navigator'] as const).map((m) => <Radio key={m} name="mode" value={m} checked={form.values.mode === m} onChange={() => form.set('mode', m)} label={t.modes[m].label} description={t.modes[m].detail} />)}
        </fieldset>
        <Textarea {...form.text('allow')} label={t.allow} description={t.allowHint} autosize minRows={2} maxRows={10} spellCheck={false} disabled={off} classNames={{ root: s.rules ?? '' }} />
        {!off && servers.length > 0 && (
          <div className={s.prefixes}>
            <span>{t.servers}</span>
            {servers.map((x) => <button key={x.id} type="button" className="plain" aria-label={t.addRule(x.slug)} disabled={words(form.values.allow).includes(x.slug)} onClick={() => form.set('allow', [...words(form.values.allow), x.slug].join('\n'))}>{x.slug}</button>)}
          </div>
        )}
        <Textarea {...form.text('deny')} label={t.deny} description={t.denyHint} autosize minRows={2} maxRows={10} spellCheck={false} disabled={off} classNames={{ root: s.rules ?? '' }} />
        {!off && <FormActions busy={form.busy} dirty={form.dirty} onReset={() => form.reset()} />}
      </Form>
    </Section>
  );
}
