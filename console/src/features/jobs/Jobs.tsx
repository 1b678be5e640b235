import { IconListCheck } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { Job, JobState } from '../../api/types';
import { useAddress } from '../../app/useAddress';
import { useWorkspace } from '../../app/session';
import { common, jobs as t } from '../../texts';
import { pages } from '../../table/data';
import { type Column, List } from '../../table/List';
import { Bar } from '../../ui/Bar';
import { Page } from '../../ui/Page';
import { Segments } from '../../ui/Segments';
import { State } from '../../ui/states';
import { Time } from '../../ui/Time';
import { JobDetail } from './JobDetail';
import { JobState as StateOf } from './JobLine';
import { jobsQuery, running } from './queries';

const states: JobState[] = ['running', 'queued', 'succeeded', 'failed', 'cancelled'];

const columns = (toggle: (j: Job) => void, shown: string | undefined): Column<Job>[] => [
  { key: 'job', head: t.columns.job, main: true, cell: (j) => <button type="button" className="plain" aria-expanded={j.id === shown} onClick={() => toggle(j)}>{j.title}</button> },
  { key: 'state', head: t.columns.state, width: 130, cell: (j) => <StateOf job={j} /> },
  {
    key: 'progress', head: t.columns.progress, width: '24%', under: true,
    cell: (j) => (running(j) ? <span className="row"><span style={{ flex: '0 0 90px' }}><Bar part={j.done + j.failed + j.skipped} whole={j.total} /></span><span className="small">{t.progress(j.done, j.total)}</span></span> : t.outcome(j.done, j.failed, j.skipped)),
  },
  { key: 'by', head: t.columns.by, width: '16%', hide: 'narrow', cell: (j) => j.createdBy?.name ?? t.system },
  { key: 'when', head: t.columns.when, width: 120, hide: 'phone', cell: (j) => <Time at={j.finishedAt ?? j.startedAt ?? j.createdAt} /> },
];

export function Jobs() {
  const { ws } = useParams({ from: '/w/$ws' });
  const workspace = useWorkspace(ws);
  const [search, change] = useAddress();
  const state = states.find((x) => x === search.state);
  const data = pages(useInfiniteQuery(jobsQuery(ws, state)));
  const toggle = (j: Job) => change({ job: search.job === j.id ? undefined : j.id }, { push: true });
  return (
    <Page
      title={t.page} place={workspace.name} width="fill"
      tools={<Segments label={t.columns.state} value={state ?? ''} onChange={(v) => change({ state: v, job: undefined })} options={[{ value: '', label: t.all }, ...states.map((x) => ({ value: x, label: t.state[x] }))]} />}
      foot={data.items && data.items.length > 0 ? <span className="num">{common.shown(data.items.length, data.total)}</span> : undefined}
    >
      <div className="col">
        {search.job && data.items && !data.items.some((j) => j.id === search.job) && <JobDetail ws={ws} id={search.job} alone />}
        <List
          label={t.page} columns={columns(toggle, search.job)} data={data} rowKey={(j) => j.id}
          onRow={toggle} open={(j) => j.id === search.job} detail={(j) => <JobDetail ws={ws} id={j.id} />}
          empty={<State icon={<IconListCheck size={24} stroke={1.6} />} title={state ? t.emptyState(t.state[state]) : t.empty.title} detail={t.empty.detail} />}
        />
      </div>
    </Page>
  );
}
