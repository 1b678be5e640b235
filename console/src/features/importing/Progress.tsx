import { Button } from '@mantine/core';
import { IconPlayerStop } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import { may } from '../../api/permissions';
import { isProblem } from '../../api/problem';
import type { Job, Workspace } from '../../api/types';
import { common, importing, jobs } from '../../texts';
import { Bar } from '../../ui/Bar';
import { Note } from '../../ui/Note';
import { jobMoved } from '../jobs/queries';
import s from './importing.module.css';

/** How far the work is, in the place where it was started. */
export function Progress({ workspace, job, step }: { workspace: Workspace; job: Job; step: 'check' | 'result' }) {
  const client = useQueryClient();
  const ws = workspace.slug;
  const t = importing[step];
  const stop = useMutation({
    mutationFn: () => take(api.POST('/api/v1/workspaces/{ws}/jobs/{job}/cancel', { params: { path: { ws, job: job.id } } })),
    onSuccess: (j) => jobMoved(client, ws, j),
    // It may have ended in the same moment; then there is nothing to stop and something to show.
    onSettled: () => client.invalidateQueries({ queryKey: ['workspace', ws, 'job', job.id] }),
  });
  const done = job.done + job.failed + job.skipped;
  const allowed = may(workspace, 'jobs.write');
  return (
    <div className={s.progress}>
      <h2>{t.running}</h2>
      <Bar part={done} whole={job.total} height={8} />
      <p className="num" role="status">{jobs.progress(done, job.total)}</p>
      <p>{t.leave}</p>
      {stop.isSuccess ? <p role="status">{importing.stopping}</p> : job.cancellable && <Button variant="default" disabled={!allowed} title={allowed ? undefined : common.notYours(common.role[workspace.me.role])} loading={stop.isPending} onClick={() => stop.mutate()} leftSection={<IconPlayerStop size={16} stroke={1.7} />}>{t.stop}</Button>}
      {stop.error && !isProblem(stop.error, 'conflict') && <Note tone="bad" alert>{stop.error.message}</Note>}
    </div>
  );
}
