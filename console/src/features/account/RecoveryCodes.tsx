import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react';
import { account, common } from '../../texts';
import { DialogFoot } from '../../ui/dialogs';
import { Note } from '../../ui/Note';
import s from './account.module.css';

const t = account.security.second;

export function RecoveryCodes({ codes, email, renewed, done }: { codes: string[]; email: string; renewed: boolean; done: () => void }) {
  const { copied, copy } = useClipboard({ timeout: 1500 });
  const text = `${t.fileHead(email)}\n\n${codes.join('\n')}\n`;
  return (
    <div className="col" style={{ gap: 14 }}>
      <Note tone="warn">{t.codesDetail} {renewed && t.oldCodes}</Note>
      <ol className={s.codes}>{codes.map((c) => <li key={c}>{c}</li>)}</ol>
      <div className="row">
        <Button variant="default" onClick={() => copy(text)} leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} stroke={1.7} />}>{copied ? common.copied : t.copyAll}</Button>
        <Button variant="default" component="a" href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`} download={t.file} leftSection={<IconDownload size={16} stroke={1.7} />}>{t.download}</Button>
      </div>
      <DialogFoot><Button onClick={done}>{t.kept}</Button></DialogFoot>
    </div>
  );
}
