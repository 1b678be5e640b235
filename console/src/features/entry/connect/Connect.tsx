import { IconLinkOff, IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { isProblem } from '../../../api/problem';
import { connect as t } from '../../../texts';
import { Gate, GateLoading, GateState } from '../Gate';
import { GateError } from '../GateError';
import { connectQuery } from '../queries';
import { Accounts } from './Accounts';
import s from './connect.module.css';
import { Proof } from './Proof';

const key = 'gatehouse-connect';

/** The token waits in this tab while somebody signs in: in an address it would reach logs and other servers. */
function waiting(token: string): string {
  if (token) sessionStorage.setItem(key, token);
  return token || (sessionStorage.getItem(key) ?? 'none');
}

export function Connect({ token: given }: { token: string }) {
  const token = waiting(given);
  const link = useQuery(connectQuery(token));
  const [anew, setAnew] = useState(false);
  const gone = isProblem(link.error, 'token-expired', 'not-found');
  useEffect(() => { if (gone) sessionStorage.removeItem(key); }, [gone]);
  const content = () => {
    if (gone) return <GateState icon={<IconLinkOff size={24} stroke={1.6} />} tone="bad" title={t.gone} detail={t.goneDetail} />;
    if (!link.data) return link.isError ? <GateError error={link.error} retry={() => void link.refetch()} /> : <GateLoading />;
    if (!link.data.provenAs || anew) return <Proof token={token} link={link.data} cameBack={!given} onProven={() => setAnew(false)} />;
    return <Accounts token={token} link={link.data} onOther={() => setAnew(true)} />;
  };
  return <Gate page={t.page} wide aside={<div className={s.place}><IconLock size={14} stroke={1.7} aria-hidden="true" />{location.host}</div>}>{content()}</Gate>;
}
