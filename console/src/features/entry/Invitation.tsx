import { Button } from '@mantine/core';
import { IconLinkOff } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, take } from '../../api/client';
import { isProblem } from '../../api/problem';
import type { InvitationLink } from '../../api/types';
import { paths } from '../../app/paths';
import { common, entry } from '../../texts';
import { Note } from '../../ui/Note';
import s from './entry.module.css';
import { Gate, GateLoading, GateState } from './Gate';
import { GateError } from './GateError';
import { InvitationForm } from './InvitationForm';
import { Providers } from './ProviderButtons';
import { invitationQuery } from './queries';

const t = entry.invitation;
const key = 'gatehouse-invitation';

/** The token waits in this tab while somebody signs in: in an address it would reach logs and other servers. */
function waiting(token: string): string {
  if (token) sessionStorage.setItem(key, token);
  return token || (sessionStorage.getItem(key) ?? 'none');
}

export function arrive(slug: string): void {
  sessionStorage.removeItem(key);
  location.assign(paths.workspace(slug).home());
}

export function Invitation({ token: given }: { token: string }) {
  const token = waiting(given);
  const link = useQuery(invitationQuery(token));
  const gone = isProblem(link.error, 'token-expired', 'not-found');
  useEffect(() => { if (gone) sessionStorage.removeItem(key); }, [gone]);
  const content = () => {
    if (gone) return <GateState icon={<IconLinkOff size={24} stroke={1.6} />} tone="bad" title={t.gone} detail={t.goneDetail} action={<Button component="a" href={paths.signIn()}>{t.toSignIn}</Button>} />;
    if (link.isError) return <GateError error={link.error} retry={() => void link.refetch()} />;
    if (!link.data) return <GateLoading />;
    return <Invited token={token} link={link.data} />;
  };
  return <Gate page={t.page}>{content()}</Gate>;
}

function Invited({ token, link }: { token: string; link: InvitationLink }) {
  const mine = link.signedInAs?.toLowerCase() === link.email.toLowerCase();
  return (
    <>
      <h1>{t.title(link.workspace.name)}</h1>
      <p className={s.lead}>{t.detail(link.invitedBy, link.email, common.role[link.role])}</p>
      {link.note && <blockquote className={s.quote}><p className="hidden">{t.note}</p>{link.note}</blockquote>}
      {mine ? <Join token={token} link={link} /> : link.signedInAs ? <Other token={token} link={link} me={link.signedInAs} /> : <Stranger token={token} link={link} />}
    </>
  );
}

function Join({ token, link }: { token: string; link: InvitationLink }) {
  const client = useQueryClient();
  const join = useMutation({
    mutationFn: () => take(api.POST('/api/v1/invitations/{token}', { params: { path: { token } }, body: {} })),
    onSuccess: () => arrive(link.workspace.slug),
    onError: (e) => { if (isProblem(e, 'token-expired')) void client.invalidateQueries(invitationQuery(token)); },
  });
  return (
    <div className={s.form}>
      {join.isError && <Note tone="bad" alert>{join.error.message}</Note>}
      <Button fullWidth loading={join.isPending} onClick={() => join.mutate()}>{t.submit(link.workspace.name)}</Button>
      <p className={s.foot}>{t.asYou(link.email)}</p>
    </div>
  );
}

function Other({ token, link, me }: { token: string; link: InvitationLink; me: string }) {
  const client = useQueryClient();
  const out = useMutation({ mutationFn: () => take<unknown>(api.DELETE('/api/v1/session')), onSuccess: () => client.invalidateQueries(invitationQuery(token)) });
  return (
    <div className={s.form}>
      <Note tone="warn">{t.other(me, link.email)}</Note>
      <Button fullWidth loading={out.isPending} onClick={() => out.mutate()}>{t.signOut}</Button>
    </div>
  );
}

/** Nobody is signed in: someone new, someone who signs in first, or someone whose provider knows them. */
function Stranger({ token, link }: { token: string; link: InvitationLink }) {
  const { providers, workspace } = link;
  return (
    <>
      <Providers providers={providers} to={(p) => (p.joins ? paths.workspace(workspace.slug).home() : paths.invitation())} />
      {link.signInNeeded && (
        <div className={s.form}>
          <p className={s.lead}>{t.known}</p>
          <Button component="a" fullWidth href={paths.signIn({ workspace: workspace.slug, returnTo: paths.invitation() })}>{t.signIn}</Button>
        </div>
      )}
      {link.passwordNeeded && (
        <>
          {providers.length > 0 ? <div className={s.or}>{t.orPassword}</div> : <p className={s.lead}>{t.newHere}</p>}
          <InvitationForm token={token} link={link} onDone={() => arrive(workspace.slug)} />
        </>
      )}
      {!link.passwordNeeded && !link.signInNeeded && <p className={s.foot}>{t.onlyProvider}</p>}
    </>
  );
}
