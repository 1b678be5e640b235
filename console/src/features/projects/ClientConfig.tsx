import { ActionIcon, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { common, projects } from '../../texts';
import { CopyField } from '../../ui/CopyField';
import { Facts, Section } from '../../ui/Page';
import { Segments } from '../../ui/Segments';
import { endpoint, forms } from './clientForms';
import s from './projects.module.css';

const t = projects.client;

/** The address and headers, then the same in the form a program takes. With a key just made, it is in there. */
export function ClientConfig({ ws, project, secret = t.keyHere }: { ws: string; project: string; secret?: string }) {
  const [form, setForm] = useState<keyof typeof forms>('json');
  const { copied, copy } = useClipboard({ timeout: 1500 });
  const url = endpoint(location.origin, ws, project);
  const text = forms[form]({ url, name: project, secret, email: t.emailHere });
  return (
    <div className="col" style={{ gap: 12 }}>
      <div><div className={s.label}>{t.endpoint}</div><CopyField value={url} label={t.endpoint} /></div>
      <Facts items={[[<code key="a">Authorization</code>, <><code>Bearer gha_…</code>: {t.key}</>], [<code key="e">x-user-email</code>, t.email]]} />
      <div className="row" style={{ flexWrap: 'wrap' }}><span className="grow"><Segments label={t.form} value={form} onChange={(v) => setForm(v as keyof typeof forms)} options={Object.entries(t.forms).map(([value, label]) => ({ value, label }))} /></span></div>
      <div className={s.code}>
        <pre tabIndex={0} role="region" aria-label={t.configuration}>{text}</pre>
        <Tooltip label={copied ? common.copied : common.copy}><ActionIcon onClick={() => copy(text)} aria-label={`${common.copy}: ${t.configuration}`}>{copied ? <IconCheck size={16} /> : <IconCopy size={16} stroke={1.7} />}</ActionIcon></Tooltip>
      </div>
      <span className="hidden" role="status">{copied ? common.copied : ''}</span>
    </div>
  );
}

export const ClientSection = ({ ws, project }: { ws: string; project: string }) => <Section title={t.section} detail={t.detail}><ClientConfig ws={ws} project={project} /></Section>;
