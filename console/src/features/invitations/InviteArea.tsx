import { Button, Select, Textarea } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { InviteResult, Role, Workspace } from '../../api/types';
import { common, invitations } from '../../texts';
import { Note } from '../../ui/Note';
import { useForm } from '../../ui/useForm';
import { permissionsQuery } from '../administration/queries';
import { splitAddresses } from './addresses';
import { InviteAnswers } from './InviteAnswers';
import s from './invitations.module.css';
import { invitationsMoved, invite, mailQuery } from './queries';
import { mayInvite, roles } from './roles';

const t = invitations.area;
const most = 10_000;

/** Addresses in, an answer for each out. */
export function InviteArea({ workspace }: { workspace: Workspace }) {
  const ws = workspace.slug;
  const client = useQueryClient();
  const mail = useQuery(mailQuery).data;
  const table = useQuery(permissionsQuery(ws)).data;
  const [results, setResults] = useState<InviteResult[]>();
  const [noted, setNoted] = useState(false);
  const form = useForm({
    initial: { emails: '', role: 'editor', note: '' },
    validate: (v) => {
      const n = splitAddresses(v.emails).length;
      return { emails: n === 0 ? t.none : n > most ? t.tooMany : undefined };
    },
    submit: async (v) => {
      const note = v.note.trim();
      const answer = await invite(ws, { emails: splitAddresses(v.emails), role: v.role as Role, ...(note ? { note } : {}) });
      setResults(answer.results);
      form.set('emails', '');
      await invitationsMoved(client, ws);
    },
  });
  const found = useMemo(() => splitAddresses(form.values.emails).length, [form.values.emails]);
  const fix = (email: string) => {
    form.set('emails', [form.values.emails.trim(), email].filter(Boolean).join('\n'));
    form.form.current?.querySelector('textarea')?.focus();
  };
  const reset = () => { form.reset(); setNoted(false); setResults(undefined); };
  return (
    <section className={s.area} aria-label={t.label}>
      <form ref={form.form} className={s.form} onSubmit={form.onSubmit} noValidate>
        {mail === false && <Note tone="warn">{t.noMail}</Note>}
        {form.message && <Note tone="bad" alert>{form.message}</Note>}
        <div>
          <Textarea {...form.text('emails')} label={t.label} aria-describedby="invite-hint" autosize minRows={4} maxRows={12} spellCheck={false} autoComplete="off" classNames={{ input: 'mono' }} />
          <p id="invite-hint" className={s.hint}><span className="grow">{t.hint}</span><span className="num" aria-live="polite">{t.count(found)}</span></p>
        </div>
        {noted
          ? <Textarea {...form.text('note')} label={t.note} description={t.noteHint} autosize minRows={2} maxRows={6} maxLength={1000} autoFocus />
          : <button type="button" className={`plain link ${s.addNote}`} onClick={() => setNoted(true)}>{t.addNote}</button>}
        <Select {...form.choice('role')} label={t.role} data={[...roles].reverse().map((role) => ({ value: role, label: common.role[role], disabled: !mayInvite(workspace, role) }))} allowDeselect={false} />
        <p className={s.hint}>{table?.roles.find((r) => r.role === form.values.role)?.description}{!mayInvite(workspace, 'admin') && ` ${t.adminsOnly}`}</p>
        <div className={s.send}>
          <Button variant="default" onClick={reset}>{t.reset}</Button>
          <Button type="submit" loading={form.busy} leftSection={<IconSend size={16} stroke={1.7} />}>{t.send}</Button>
        </div>
      </form>
      <InviteAnswers workspace={workspace} results={results} mail={mail ?? true} role={form.values.role as Role} fix={fix} />
    </section>
  );
}
