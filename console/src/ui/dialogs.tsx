import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { isProblem } from '../api/problem';
import { common } from '../texts';
import s from './dialog.module.css';
import { Note } from './Note';

interface DialogProps {
  opened: boolean; onClose: () => void; title: ReactNode; children: ReactNode; size?: number;
  /** Something was typed: only its own buttons close it, not a click beside it or a key. */
  keep?: boolean;
}

export function Dialog({ opened, onClose, title, children, size = 480, keep = false }: DialogProps) {
  return <Modal opened={opened} onClose={onClose} title={title} size={`calc(${size}px)`} closeOnClickOutside={!keep} closeOnEscape={!keep} closeButtonProps={{ 'aria-label': common.close }}>{children}</Modal>;
}

export function DialogFoot({ children }: { children: ReactNode }) {
  return <div className={s.foot}>{children}</div>;
}

interface ConfirmProps {
  title: string; children: ReactNode; action: string; onClose: () => void; run: () => Promise<unknown>;
  /** What must be typed first, for what cannot be undone. */
  type?: string;
  danger?: boolean;
  /** Nothing is chosen yet. */
  off?: boolean;
  /** What comes next takes this one's place. */
  stay?: boolean;
}

/** Asks before doing: names what will be lost, and for deletes has its name typed. A refusal of the server is said here, not in passing. */
export function Confirm({ title, children, action, onClose, run, type, danger = true, off = false, stay = false }: ConfirmProps) {
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const matches = !off && (type === undefined || typed.trim().toLowerCase() === type.toLowerCase());
  const submit = async (e: FormEvent) => {
    e.preventDefault();
    if (!matches || busy) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await run();
      if (!stay) onClose();
    } catch (problem) {
      if (!isProblem(problem)) throw problem;
      setFailure(problem.slug === 'unreachable' ? `${common.error.unreachable}. ${common.error.nothingLost}` : problem.message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog opened onClose={onClose} title={title}>
      <form onSubmit={submit}>
        <div className={s.body}>
          {children}
          {type !== undefined && <TextInput label={common.typeToConfirm(type)} value={typed} onChange={(e) => setTyped(e.currentTarget.value)} autoComplete="off" spellCheck={false} data-autofocus />}
          {failure && <Note tone="bad" alert>{failure}</Note>}
        </div>
        <DialogFoot>
          <Button variant="default" onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" {...(danger ? { className: 'danger' } : {})} loading={busy} disabled={!matches} {...(type === undefined ? { 'data-autofocus': true } : {})}>{action}</Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
