import { Button } from '@mantine/core';
import { IconCircleCheck, IconLinkOff } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import { isProblem } from '../../api/problem';
import { paths } from '../../app/paths';
import { entry as t } from '../../texts';
import s from './entry.module.css';
import { Gate, GateState } from './Gate';
import { GateError } from './GateError';

/** Asks for a click: mail scanners open links, and a link alone must not move an account. */
export function ConfirmEmail({ token }: { token: string }) {
  const confirm = useMutation({ mutationFn: () => take(api.POST('/api/v1/email-changes/{token}', { params: { path: { token } } })) });
  const go = <Button component="a" href={paths.root()}>{t.confirmEmail.go}</Button>;
  const content = () => {
    if (confirm.isSuccess) return <GateState icon={<IconCircleCheck size={24} stroke={1.6} />} tone="ok" title={t.confirmEmail.done} detail={t.confirmEmail.doneDetail} action={go} />;
    if (isProblem(confirm.error, 'token-expired', 'not-found')) return <GateState icon={<IconLinkOff size={24} stroke={1.6} />} tone="bad" title={t.confirmEmail.gone} detail={t.confirmEmail.goneDetail} action={go} />;
    if (confirm.isError) return <GateError error={confirm.error} retry={() => confirm.mutate()} />;
    return (
      <>
        <h1>{t.confirmEmail.title}</h1>
        <p className={s.lead}>{t.confirmEmail.detail}</p>
        <div className={s.form}><Button fullWidth loading={confirm.isPending} onClick={() => confirm.mutate()}>{t.confirmEmail.submit}</Button></div>
      </>
    );
  };
  return <Gate page={t.confirmEmail.page}>{content()}</Gate>;
}
