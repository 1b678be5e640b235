import { Button, Radio, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { placed } from '../../api/problem';
import type { Agent, AgentKey } from '../../api/types';
import { common, projects } from '../../texts';
import { CopyField } from '../../ui/CopyField';
import { Dialog, DialogFoot } from '../../ui/dialogs';
import { Form, Pair } from '../../ui/form';
import { Note } from '../../ui/Note';
import { useForm } from '../../ui/useForm';
import { required } from '../../ui/validate';
import { teamsQuery } from '../members/queries';
import { ClientConfig } from './ClientConfig';
import { isLimit, type KeyValues, keyOf, newKey, places } from './keyForm';
import s from './projects.module.css';
import { makeKey, projectsMoved } from './queries';

const t = projects.key;

/** A new key: asked for, then shown this once with what the agent needs beside it. */
export function NewKey({ ws, project, agent, close }: { ws: string; project: string; agent: Agent; close: () => void }) {
  const client = useQueryClient();
  const [made, setMade] = useState<AgentKey>();
  const form = useForm<KeyValues>({
    initial: newKey,
    validate: (v) => ({
      name: required(v.name), emails: v.kind === 'list' ? required(v.emails) : undefined, domains: v.kind === 'domains' ? required(v.domains) : undefined,
      team: v.kind === 'team' && !v.team ? t.choose : undefined, perMinute: isLimit(v.perMinute) ? undefined : t.perMinuteWrong,
    }),
    submit: async (v) => {
      setMade(await placed(makeKey(ws, project, agent.id, keyOf(v, Date.now())), places));
      void projectsMoved(client, ws);
    },
  });
  if (made?.key) {
    return (
      <Dialog opened onClose={close} title={t.shown} size={640} keep>
        <div className="col" style={{ gap: 16 }}>
          <Note tone="warn">{t.shownDetail}</Note>
          <CopyField value={made.key} label={t.shown} first />
          <ClientConfig ws={ws} project={project} secret={made.key} />
        </div>
        <DialogFoot><Button onClick={close}>{t.keep}</Button></DialogFoot>
      </Dialog>
    );
  }
  return (
    <Dialog opened onClose={close} title={t.create} size={560} keep={form.dirty}>
      <Form state={form} wide>
        <TextInput {...form.text('name')} label={t.name} description={t.nameHint} autoComplete="off" data-autofocus />
        <Whom ws={ws} form={form} />
        <Pair>
          <Select {...form.choice('expires')} label={t.expires} data={Object.entries(t.lifetimes).map(([value, label]) => ({ value, label })).sort((a, b) => Number(a.value === 'never') - Number(b.value === 'never'))} />
          <TextInput {...form.text('perMinute')} label={t.perMinute} description={t.perMinuteHint} inputMode="numeric" autoComplete="off" />
        </Pair>
        <Textarea {...form.text('addresses')} label={t.addresses} description={t.addressesHint} rows={2} spellCheck={false} />
        <DialogFoot><Button variant="default" onClick={close}>{common.cancel}</Button><Button type="submit" loading={form.busy}>{t.make}</Button></DialogFoot>
      </Form>
    </Dialog>
  );
}

function Whom({ ws, form }: { ws: string; form: ReturnType<typeof useForm<KeyValues>> }) {
  const teams = useQuery(teamsQuery(ws)).data;
  const { kind } = form.values;
  return (
    <>
      <fieldset className={s.choices}>
        <legend>{t.whom}</legend>
        {(['list', 'domains', 'team', 'any'] as const).map((k) => <Radio key={k} name="kind" value={k} checked={kind === k} onChange={() => form.set('kind', k)} label={t.kinds[k].label} description={t.kinds[k].detail} />)}
      </fieldset>
      {kind === 'list' && <Textarea {...form.text('emails')} label={t.emails} description={t.emailsHint} autosize minRows={2} maxRows={8} spellCheck={false} />}
      {kind === 'domains' && <Textarea {...form.text('domains')} label={t.domains} description={t.domainsHint} autosize minRows={1} maxRows={6} spellCheck={false} />}
      {kind === 'team' && (teams?.length === 0 ? <Note>{t.noTeam}</Note> : <Select {...form.choice('team')} value={form.values.team || null} label={t.team} placeholder={t.choose} searchable data={(teams ?? []).map((x) => ({ value: x.id, label: x.name }))} />)}
      {kind === 'any' && <Note tone="warn" alert>{t.anyWarn}</Note>}
    </>
  );
}
