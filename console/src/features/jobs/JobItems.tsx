import { useInfiniteQuery } from '@tanstack/react-query';
import type { Job, JobItem } from '../../api/types';
import { jobs as t } from '../../texts';
import { pages } from '../../table/data';
import { type Column, List } from '../../table/List';
import { Status } from '../../ui/Status';
import s from './jobs.module.css';
import { jobItemsQuery } from './queries';

const columns: Column<JobItem>[] = [
  { key: 'subject', head: t.itemColumns.subject, main: true, cell: (i) => i.subject.name },
  { key: 'outcome', head: t.itemColumns.outcome, width: 120, cell: (i) => <Outcome of={i.outcome} /> },
  { key: 'reason', head: t.itemColumns.reason, width: '45%', under: true, cell: (i) => <span title={i.reason ?? undefined}>{i.reason}</span> },
];

function Outcome({ of }: { of: JobItem['outcome'] }) {
  switch (of) {
    case null: return <Status kind="queued" tone="mute">{t.outcomes.waiting}</Status>;
    case 'done': return <Status kind="succeeded" tone="ok" quiet>{t.outcomes.done}</Status>;
    case 'skipped': return <Status kind="skipped" tone="mute">{t.outcomes.skipped}</Status>;
    case 'failed': return <Status kind="failed" tone="bad">{t.outcomes.failed}</Status>;
  }
}

/** What came of each piece of the work. */
export function JobItems({ ws, job }: { ws: string; job: Job }) {
  const data = pages(useInfiniteQuery(jobItemsQuery(ws, job.id)));
  if (data.items?.length === 0) return null;
  return (
    <div className={s.items}>
      <List label={t.items} columns={columns} data={data} rowKey={(i) => String(i.seq)} empty={null} />
    </div>
  );
}
