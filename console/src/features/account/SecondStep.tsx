import { Button } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { Me } from '../../api/types';
import { paths } from '../../app/paths';
import { useAddress } from '../../app/useAddress';
import { account } from '../../texts';
import { Link } from '../../ui/Link';
import { Section } from '../../ui/Page';
import { Status } from '../../ui/Status';
import { SecondStepDialog, type SecondStepTask } from './SecondStepDialog';

const t = account.security.second;

export function SecondStep({ me }: { me: Me }) {
  const [task, setTask] = useState<SecondStepTask>();
  const [{ returnTo }] = useAddress();
  const { enabled, recoveryCodesLeft: left } = me.twoFactor;
  return (
    <Section
      title={t.title} detail={enabled ? t.on : t.off}
      actions={enabled
        ? <><Button variant="default" onClick={() => setTask('codes')}>{t.newCodes}</Button><Button variant="default" className="danger-line" onClick={() => setTask('disable')}>{t.disable}</Button></>
        : <Button leftSection={<IconShieldCheck size={16} stroke={1.8} />} onClick={() => setTask('enrol')}>{t.setUp}</Button>}
    >
      {enabled && (
        <div className="row">
          <Status kind={left > 3 ? 'ok' : 'warning'} tone={left > 3 ? 'ok' : left > 0 ? 'warn' : 'bad'} quiet={left > 3}>{t.codesLeft(left)}</Status>
          {left <= 3 && <span className="text-2">{t.few}</span>}
          {returnTo && <Link to={paths.workspace(returnTo).home()} className="link">{t.back}</Link>}
        </div>
      )}
      {task && <SecondStepDialog task={task} me={me} close={() => setTask(undefined)} />}
    </Section>
  );
}
