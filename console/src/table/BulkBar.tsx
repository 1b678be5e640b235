import { Menu } from '@mantine/core';
import { IconDots, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Job } from '../api/types';
import { common, table as t } from '../texts';
import { figure } from '../texts/format';
import type { BulkAction } from './bulk';
import { BulkDialog } from './BulkDialog';
import { BulkProgress } from './BulkProgress';
import type { Declaration, Row } from './declaration';
import s from './bulk.module.css';
import type { SelectionHandle } from './useSelection';
import type { View } from './view';

interface Props<T extends Row> { of: Declaration<T>; view: View; selection: SelectionHandle }

/** Floats over the foot while someone is chosen; afterwards shows how far the work is, in the same place. */
export function BulkBar<T extends Row>({ of, view, selection }: Props<T>) {
  const [action, ask] = useState<BulkAction>();
  const [job, setJob] = useState<Job>();
  const bulk = of.bulk;
  if (!bulk) return null;
  const started = (j: Job) => { ask(undefined); setJob(j); selection.clear(); };
  const near = bulk.actions.filter((a) => !a.rare);
  const rare = bulk.actions.filter((a) => a.rare);
  if (selection.count === 0) return job ? <div className={s.place}><BulkProgress key={job.id} ws={bulk.workspace} started={job} follow={setJob} close={() => setJob(undefined)} /></div> : null;
  return (
    <div className={s.place}>
      <div className={s.bar} role="toolbar" aria-label={t.bulk.bar}>
        <b className="num" role="status">{t.bulk.selected(figure(selection.count), selection.guessed)}</b><i />
        {near.map((a) => <button key={a.key} type="button" onClick={() => ask(a)}><a.icon size={16} stroke={1.7} aria-hidden="true" /><span>{a.label}</span></button>)}
        {rare.length > 0 && (
          <Menu position="top-end" width="230px">
            <Menu.Target><button type="button" aria-label={common.more}><IconDots size={17} stroke={1.9} aria-hidden="true" /></button></Menu.Target>
            <Menu.Dropdown>{rare.map((a) => <Menu.Item key={a.key} leftSection={<a.icon size={16} stroke={1.7} />} {...(a.danger ? { className: 'bad' } : {})} onClick={() => ask(a)}>{a.label}…</Menu.Item>)}</Menu.Dropdown>
          </Menu>
        )}
        <i /><button type="button" onClick={selection.clear} aria-label={t.bulk.clear}><IconX size={16} aria-hidden="true" /></button>
      </div>
      {action && <BulkDialog of={of} bulk={bulk} action={action} selection={selection.value} count={selection.count} view={view} close={() => ask(undefined)} started={started} />}
    </div>
  );
}
