import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import type { InvitationLink } from '../../api/types';
import { common, entry as t } from '../../texts';
import { Note } from '../../ui/Note';
import { Password } from '../../ui/Password';
import { useForm } from '../../ui/useForm';
import { minimumPassword, newPassword, required } from '../../ui/validate';
import s from './entry.module.css';
import { invitationQuery } from './queries';

/** Someone new gives a name and chooses a password. */
export function InvitationForm({ token, link, onDone }: { token: string; link: InvitationLink; onDone: () => void }) {
  const client = useQueryClient();
  const form = useForm({
    initial: { firstName: '', lastName: '', password: '' },
    validate: (v) => ({ firstName: required(v.firstName), lastName: required(v.lastName), password: newPassword(v.password) }),
    submit: async (v) => { await take(api.POST('/api/v1/invitations/{token}', { params: { path: { token } }, body: v })); onDone(); },
    onProblem: (p) => {
      // Used or replaced meanwhile, or an account was made: the page shows what holds now.
      if (p.slug !== 'token-expired' && p.slug !== 'account-exists') return false;
      void client.invalidateQueries(invitationQuery(token));
      return true;
    },
  });
  return (
    <form ref={form.form} className={s.form} onSubmit={form.onSubmit} noValidate>
      {form.message && <Note tone="bad" alert>{form.message}</Note>}
      <input type="hidden" name="username" autoComplete="username" value={link.email} readOnly />
      <div className={s.pair}>
        <TextInput {...form.text('firstName')} label={t.firstName} autoComplete="given-name" autoFocus />
        <TextInput {...form.text('lastName')} label={t.lastName} autoComplete="family-name" />
      </div>
      <Password {...form.text('password')} label={t.password} autoComplete="new-password" description={common.password.hint(minimumPassword(false))} />
      <Button type="submit" fullWidth loading={form.busy}>{t.invitation.submit(link.workspace.name)}</Button>
    </form>
  );
}
