import { ActionIcon, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { common } from '../texts';
import s from './copy.module.css';

/** A value to take elsewhere, whole and unaltered. `first` takes the focus: where a form has just made it, in that form's place. */
export function CopyField({ value, label, first = false }: { value: string; label: string; first?: boolean }) {
  const { copied, copy } = useClipboard({ timeout: 1500 });
  return (
    <div className={s.field}>
      <code tabIndex={0} aria-label={label}>{value}</code>
      <Tooltip label={copied ? common.copied : common.copy}><ActionIcon autoFocus={first} onClick={() => copy(value)} aria-label={`${common.copy}: ${label}`}>{copied ? <IconCheck size={16} /> : <IconCopy size={16} stroke={1.7} />}</ActionIcon></Tooltip>
      <span className="hidden" role="status">{copied ? common.copied : ''}</span>
    </div>
  );
}
