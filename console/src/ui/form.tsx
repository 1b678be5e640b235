import { Button } from '@mantine/core';
import type { FormEventHandler, ReactNode, RefObject } from 'react';
import { common } from '../texts';
import s from './form.module.css';
import { Note } from './Note';

interface FormState { form: RefObject<HTMLFormElement | null>; onSubmit: FormEventHandler<HTMLFormElement>; message: string | undefined }

/** Fields under each other; what no field answers to is said above them. */
export function Form({ state, children, wide }: { state: FormState; children: ReactNode; wide?: boolean }) {
  return (
    <form ref={state.form} className={s.form} data-wide={wide || undefined} onSubmit={state.onSubmit} noValidate>
      {state.message && <Note tone="bad" alert>{state.message}</Note>}
      {children}
    </form>
  );
}

export const Pair = ({ children }: { children: ReactNode }) => <div className={s.pair}>{children}</div>;

/** Save and cancel for a form in a page; they wake when something is changed. */
export function FormActions({ busy, dirty = true, label = common.save, onReset, aside }: { busy: boolean; dirty?: boolean; label?: string; onReset?: () => void; aside?: ReactNode }) {
  return (
    <div className={s.actions}>
      <Button type="submit" loading={busy} disabled={!dirty}>{label}</Button>
      {onReset && dirty && <Button variant="default" onClick={onReset}>{common.cancel}</Button>}
      {aside}
    </div>
  );
}
