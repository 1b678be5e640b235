import { Button, Checkbox, Radio, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MadeAuthLink } from '../../api/types';
import { authLinks as t, common } from '../../texts';
import { exactTime } from '../../texts/format';
import { CopyField } from '../../ui/CopyField';
import { Dialog, DialogFoot } from '../../ui/dialogs';
import { Form } from '../../ui/form';
import { Note } from '../../ui/Note';
import { useForm } from '../../ui/useForm';
import { required } from '../../ui/validate';
import { whose } from './AuthLinks';
import { lifetimes, linkOf, type LinkValues, newLink } from './linkForm';
import s from './projects.module.css';
import { linksKey, makeLink, serversQuery } from './queries';

/** A new auth link: asked for, then its address, this once. */
export function NewLink({ ws, project, email = '', close }: { ws: string; project: string; email?: string; close: () => void }) {
  const client = useQueryClient();
  const [made, setMade] = useState<MadeAuthLink>();
  const form = useForm<LinkValues>({
    initial: { ...newLink, email },
    validate: (v) => ({ email: v.kind === 'personal' ? required(v.email) : undefined, domains: v.kind === 'user' ? required(v.domains) : undefined }),
    submit: async (v) => {
      setMade(await makeLink(ws, project, linkOf(v, Date.now())));
      void client.invalidateQueries({ queryKey: linksKey(ws, project) });
    },
  });
  if (made) {
    return (
      <Dialog opened onClose={close} title={t.shown} size={560} keep>
        <div className="col" style={{ gap: 14 }}>
          <Note>{made.link.kind === 'personal' ? t.shownPersonal(whose(made.link)) : t.shownUser(whose(made.link))}</Note>
          <CopyField value={made.url} label={t.address} first />
          <p className="small text-3">{t.until(exactTime(new Date(made.link.expiresAt)))}</p>
        </div>
        <DialogFoot><Button onClick={close}>{t.kept}</Button></DialogFoot>
      </Dialog>
    );
  }
  const { kind } = form.values;
  return (
    <Dialog opened onClose={close} title={t.create} size={520} keep={form.dirty}>
      <Form state={form} wide>
        <fieldset className={s.choices}>
          <legend>{t.whom}</legend>
          {(['personal', 'user'] as const).map((k) => <Radio key={k} name="kind" value={k} checked={kind === k} onChange={() => { form.set('kind', k); form.set('expires', ''); }} label={t.kinds[k].label} description={t.kinds[k].detail} />)}
        </fieldset>
        {kind === 'personal'
          ? <TextInput {...form.text('email')} label={t.email} type="email" autoComplete="off" spellCheck={false} data-autofocus />
          : <Textarea {...form.text('domains')} label={t.domains} description={t.domainsHint} autosize minRows={1} maxRows={5} spellCheck={false} />}
        <Servers ws={ws} project={project} form={form} />
        <Select {...form.choice('expires')} value={form.values.expires || lifetimes[kind][0]} label={t.works} data={lifetimes[kind].map((value) => ({ value, label: t.days(Number(value)) })).sort((a, b) => Number(a.value) - Number(b.value))} />
        <TextInput {...form.text('note')} label={t.note} description={t.noteHint} maxLength={200} autoComplete="off" />
        <DialogFoot><Button variant="default" onClick={close}>{common.cancel}</Button><Button type="submit" loading={form.busy}>{t.make}</Button></DialogFoot>
      </Form>
    </Dialog>
  );
}

/** Those that people connect for themselves; none chosen is all of them. */
function Servers({ ws, project, form }: { ws: string; project: string; form: ReturnType<typeof useForm<LinkValues>> }) {
  const own = useQuery(serversQuery(ws, project)).data?.items.filter((x) => x.auth.level === 'user');
  const { servers } = form.values;
  if (own === undefined) return null;
  if (own.length === 0) return <Note>{t.nothing}</Note>;
  return (
    <fieldset className={s.choices}>
      <legend>{t.servers}</legend>
      <Radio name="all" checked={servers.length === 0} onChange={() => form.set('servers', [])} label={t.allServers} description={t.allDetail} />
      {own.map((x) => <Checkbox key={x.id} label={x.name} checked={servers.includes(x.id)} onChange={(e) => form.set('servers', e.currentTarget.checked ? [...servers, x.id] : servers.filter((id) => id !== x.id))} />)}
      {form.errors.servers && <Note tone="bad" alert>{form.errors.servers}</Note>}
    </fieldset>
  );
}
