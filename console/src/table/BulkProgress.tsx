import { IconArrowBackUp, IconCheck, IconAlertTriangle, IconX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, take } from '../api/client';
import { isProblem } from '../api/problem';
import type { Job } from '../api/types';
import { paths } from '../app/paths';
import { jobQuery, jobStarted, running } from '../features/jobs/queries';
import { common, jobs, table as t } from '../texts';
import { Bar } from '../ui/Bar';
import { Link } from '../ui/Link';
import s from './bulk.module.css';

/** How far the work is, where it was started; the tray shows it on every other page. */
export function BulkProgress({ ws, started, follow, close }: { ws: string; started: Job; follow: (next: Job) => void; close: () => void }) {
  const client = useQueryClient();
  const job = useQuery({ ...jobQuery(ws, started.id), initialData: started }).data;
  const busy = running(job);
  useEffect(() => { if (!busy) void client.invalidateQueries({ queryKey: ['workspace', ws, 'members'] }); }, [busy, client, ws]);
  const undo = useMutation({ mutationFn: () => take(api.POST('/api/v1/workspaces/{ws}/jobs/{job}/undo', { params: { path: { ws, job: job.id } } })), onSuccess: (j) => { jobStarted(client, ws, j); follow(j); } });
  const Mark = job.state === 'failed' ? IconAlertTriangle : IconCheck;
  return (
    <div className={s.bar} role="status">
      {busy ? <span className={s.travel}><Bar part={job.done + job.failed + job.skipped} whole={job.total} height={6} /></span> : <Mark size={16} className={s.mark} aria-hidden="true" />}
      <b className="ellipsis">{job.title}</b>
      <span className="num">{busy ? jobs.progress(job.done + job.failed + job.skipped, job.total) : jobs.outcome(job.done, job.failed, job.skipped)}</span>
      {undo.error && <span role="alert">{isProblem(undo.error) ? undo.error.message : String(undo.error)}</span>}
      <i />
      <Link to={paths.workspace(ws).jobs({ job: job.id })}>{t.bulk.results}</Link>
      {!busy && job.undoable && <button type="button" disabled={undo.isPending} onClick={() => undo.mutate()}><IconArrowBackUp size={16} stroke={1.7} aria-hidden="true" />{jobs.undo}</button>}
      <button type="button" onClick={close} aria-label={common.close}><IconX size={16} aria-hidden="true" /></button>
    </div>
  );
}
