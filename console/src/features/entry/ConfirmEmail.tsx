import { Button } from '@mantine/core';
import { IconCircleCheck, IconLinkOff } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import { isProblem } from '../../api/problem';
import { paths } from '../../app/paths';
import { entry } from '../../texts';
import s from './entry.module.css';
import { Gate, GateState } from './Gate';
import { GateError } from './GateError';

const t = entry.confirmEmail;

/** Asks for a click: mail scanners open links, and a link alone must not move an account. The letter to the old address stops the change instead. */
export function ConfirmEmail({ token, stop }: { token: string; stop: boolean }) {
  const params = { params: { path: { token } } };
  const answer = useMutation({ mutationFn: () => take<unknown>(stop ? api.DELETE('/api/v1/email-changes/{token}', params) : api.POST('/api/v1/email-changes/{token}', params)) });
  const words = stop ? t.stop : t;
  const go = <Button component="a" href={paths.root()}>{t.go}</Button>;
  const reset = <Button component="a" href={paths.forgot()}>{t.stop.reset}</Button>;
  const content = () => {
    if (answer.isSuccess) return <GateState icon={<IconCircleCheck size={24} stroke={1.6} />} tone="ok" title={words.done} detail={words.doneDetail} action={stop ? reset : go} />;
    if (isProblem(answer.error, 'token-expired', 'not-found')) return <GateState icon={<IconLinkOff size={24} stroke={1.6} />} tone="bad" title={t.gone} detail={words.goneDetail} action={go} />;
    if (answer.isError) return <GateError error={answer.error} retry={() => answer.mutate()} />;
    return (
      <>
        <h1>{words.title}</h1>
        <p className={s.lead}>{words.detail}</p>
        <div className={s.form}><Button fullWidth {...(stop ? { className: 'danger' } : {})} loading={answer.isPending} onClick={() => answer.mutate()}>{words.submit}</Button></div>
      </>
    );
  };
  return <Gate page={t.page}>{content()}</Gate>;
}
