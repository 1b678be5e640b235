import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { isProblem } from '../../api/problem';
import { common, invitations as t } from '../../texts';
import { CopyField } from '../../ui/CopyField';
import { Dialog, DialogFoot } from '../../ui/dialogs';
import { Note } from '../../ui/Note';
import { makeLink } from './queries';

interface Shown { email: string; url?: string; failure?: string }

/** Makes a fresh link and shows it, once. The link lives in this dialog alone and is gone with it. */
export function useLink(ws: string): { ask: (invitation: { id: string; email: string }) => void; dialog: ReactNode } {
  const [shown, setShown] = useState<Shown>();
  const ask = ({ id, email }: { id: string; email: string }) =>
    void makeLink(ws, id).then(
      ({ url }) => { setShown({ email, url }); void navigator.clipboard?.writeText(url).catch(() => undefined); },
      (problem: unknown) => { if (!isProblem(problem)) throw problem; setShown({ email, failure: problem.message }); },
    );
  const close = () => setShown(undefined);
  const dialog = shown && (
    <Dialog opened onClose={close} title={t.link.title(shown.email)}>
      <div className="col" style={{ gap: 14 }}>
        {shown.url ? <><Note>{t.link.detail}</Note><CopyField value={shown.url} label={t.link.label} /></> : <Note tone="bad" alert>{shown.failure}</Note>}
      </div>
      <DialogFoot><Button onClick={close}>{shown.url ? t.link.done : common.close}</Button></DialogFoot>
    </Dialog>
  );
  return { ask, dialog };
}
