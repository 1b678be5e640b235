import { IconKey, IconLinkOff, IconUserCheck } from '@tabler/icons-react';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { paths } from '../../app/paths';
import { entry as t } from '../../texts';
import s from './entry.module.css';
import { Gate, GateLoading, GateState } from './Gate';
import { GateError } from './GateError';
import { search } from './go';
import { setupQuery } from './queries';
import { SetupForm } from './SetupForm';

export function Setup() {
  const setup = useQuery(setupQuery);
  const [dead, setDead] = useState<'used' | 'done'>();
  const token = search().get('token');
  const content = () => {
    if (setup.isError) return <GateError error={setup.error} retry={() => void setup.refetch()} />;
    if (!setup.data) return <GateLoading />;
    if (!setup.data.needed || dead === 'done') return <GateState icon={<IconUserCheck size={24} stroke={1.6} />} title={t.setup.already} detail={t.setup.alreadyDetail} action={<Button component="a" href={paths.signIn()}>{t.reset.toSignIn}</Button>} />;
    if (dead === 'used') return <GateState icon={<IconLinkOff size={24} stroke={1.6} />} tone="bad" title={t.setup.badToken} detail={t.setup.badTokenDetail} />;
    if (!token) return <GateState icon={<IconKey size={24} stroke={1.6} />} title={t.setup.needToken} detail={t.setup.needTokenDetail} />;
    return (
      <>
        <h1>{t.setup.title}</h1>
        <p className={s.lead}>{t.setup.detail}</p>
        <SetupForm token={token} onDead={setDead} />
      </>
    );
  };
  return <Gate page={t.setup.page} wide>{content()}</Gate>;
}
