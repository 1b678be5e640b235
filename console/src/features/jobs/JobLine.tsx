import type { Job } from '../../api/types';
import { jobs as t } from '../../texts';
import { Bar } from '../../ui/Bar';
import { Status } from '../../ui/Status';
import { Time } from '../../ui/Time';
import { running } from './queries';

export function JobState({ job }: { job: Job }) {
  const tone = ({ queued: 'mute', running: 'info', succeeded: 'ok', failed: 'bad', cancelled: 'mute' } as const)[job.state];
  return <Status kind={job.state} tone={tone} quiet={job.state === 'succeeded'}>{t.state[job.state]}</Status>;
}

/** A job in two lines: title and state, then how far it is. */
export function JobLine({ job }: { job: Job }) {
  return (
    <div className="col" style={{ gap: 4 }}>
      <div className="row"><span className="grow ellipsis strong">{job.title}</span><JobState job={job} /></div>
      {job.state === 'running' && <Bar part={job.done + job.failed + job.skipped} whole={job.total} />}
      <div className="row small text-3 num">
        <span className="grow">{running(job) ? t.progress(job.done, job.total) : t.outcome(job.done, job.failed, job.skipped)}</span>
        <Time at={job.finishedAt ?? job.startedAt ?? job.createdAt} />
      </div>
    </div>
  );
}
