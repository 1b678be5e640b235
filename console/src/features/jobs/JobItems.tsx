import { useInfiniteQuery } from '@tanstack/react-query';
import type { Job, JobItem } from '../../api/shapes';
import { jobs as t } from '../../texts';
import { pages } from '../../table/data';
import { type Column, List } from '../../table/List';
import { Status } from '../../ui/Status';
import s from './jobs.module.css';
import { jobItemsQuery } from './queries';

const tone = (outcome: string) => (outcome === 'failed' ? 'bad' : outcome === 'skipped' ? 'mute' : 'ok') as 'bad' | 'mute' | 'ok';
const kind = (outcome: string) => (outcome === 'failed' ? 'failed' : outcome === 'skipped' ? 'skipped' : 'succeeded') as 'failed' | 'skipped' | 'succeeded';

const columns: Column<JobItem>[] = [
  { key: 'subject', head: t.itemColumns.subject, main: true, cell: (i) => i.subjectName ?? (typeof i.subject === 'object' ? i.subject?.name : i.subject) },
  { key: 'outcome', head: t.itemColumns.outcome, width: 120, cell: (i) => <Status kind={kind(i.outcome)} tone={tone(i.outcome)} quiet={tone(i.outcome) === 'ok'}>{t.outcomes[i.outcome] ?? i.outcome}</Status> },
  { key: 'reason', head: t.itemColumns.reason, width: '45%', under: true, cell: (i) => <span title={i.reason ?? undefined}>{i.reason}</span> },
];

/** What came of each piece of the work. */
export function JobItems({ ws, job }: { ws: string; job: Job }) {
  const data = pages(useInfiniteQuery(jobItemsQuery(ws, job.id)));
  if (data.items?.length === 0) return null;
  return (
    <div className={s.items}>
      <List label={t.items} columns={columns} data={data} rowKey={(i) => i.id ?? JSON.stringify(i.subject)} empty={null} />
    </div>
  );
}
