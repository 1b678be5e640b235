import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, take } from '../../api/client';
import { entry as t } from '../../texts';
import { Note } from '../../ui/Note';
import s from './entry.module.css';
import { Gate, GateLoading } from './Gate';
import { GateError } from './GateError';
import { enter, meantWorkspace, search } from './go';
import { PasswordForm } from './PasswordForm';
import { Providers } from './ProviderButtons';
import { sessionQuery, setupQuery, signInOptionsQuery } from './queries';
import { SecondStep } from './SecondStep';

export interface FirstStep { email: string; password: string }

/** Who has no finished profile yet is asked for it before anything else. */
export async function signedIn(): Promise<void> {
  const me = await take(api.GET('/api/v1/me')).catch(() => undefined);
  enter(me?.profileComplete ?? true);
}

export function SignIn() {
  const options = useQuery(signInOptionsQuery(meantWorkspace()));
  const session = useQuery({ ...sessionQuery, retry: false });
  const setup = useQuery({ ...setupQuery, retry: false });
  const [first, setFirst] = useState<FirstStep>();

  useEffect(() => { if (session.isSuccess) enter(); }, [session.isSuccess]);
  useEffect(() => { if (setup.data?.needed) location.replace('/setup'); }, [setup.data]);

  if (first) return <Gate page={t.second.title}><SecondStep first={first} back={() => setFirst(undefined)} /></Gate>;
  if (options.isError) return <Gate page={t.signIn.page}><GateError error={options.error} retry={() => void options.refetch()} /></Gate>;
  if (!options.data || session.isPending || session.isSuccess) return <Gate page={t.signIn.page}><GateLoading /></Gate>;

  const { workspace, providers, passwordAllowed, serverName } = options.data;
  const failed = search().get('problem');
  return (
    <Gate page={t.signIn.page}>
      <h1>{t.signIn.title(workspace?.name)}</h1>
      {serverName !== 'Gatehouse' && <p className={s.lead}>{serverName}</p>}
      {failed && <div style={{ marginTop: 16 }}><Note tone="bad" alert>{t.signIn.problem[failed] ?? t.signIn.problem.other}</Note></div>}
      {!failed && search().has('ended') && <div style={{ marginTop: 16 }}><Note>{t.signIn.ended}</Note></div>}
      <Providers providers={providers} />
      {passwordAllowed && providers.length > 0 && <div className={s.or}>{t.signIn.or}</div>}
      {passwordAllowed ? <PasswordForm onSecondStep={setFirst} /> : <p className={s.foot}>{t.signIn.onlyProvider}</p>}
      <p className={s.foot}>{t.signIn.noAccount}</p>
    </Gate>
  );
}
