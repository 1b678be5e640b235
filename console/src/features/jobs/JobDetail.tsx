import { Button } from '@mantine/core';
import { IconArrowBackUp, IconDownload, IconPlayerStop } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import { isProblem } from '../../api/problem';
import type { Job } from '../../api/types';
import { paths } from '../../app/paths';
import { useWorkspace } from '../../app/session';
import { may } from '../../api/permissions';
import { common, importing, jobs as t } from '../../texts';
import { exactTime } from '../../texts/format';
import { Bar } from '../../ui/Bar';
import { Link } from '../../ui/Link';
import { Note } from '../../ui/Note';
import { Facts } from '../../ui/Page';
import { Loaded, LoadingLines } from '../../ui/states';
import { toast } from '../../ui/toast';
import s from './jobs.module.css';
import { JobItems } from './JobItems';
import { jobMoved, jobQuery, running } from './queries';

/** One job: how far, what came of each piece, and what can be done with it. `alone`: reached by a link, above a list that does not hold it. */
export function JobDetail({ ws, id, alone }: { ws: string; id: string; alone?: boolean }) {
  const query = useQuery(jobQuery(ws, id));
  if (isProblem(query.error, 'not-found') && !query.data) return <div className={s.alone}><Note>{t.missing}. {t.missingDetail}</Note></div>;
  return <div className={alone ? s.alone : undefined}><Loaded query={query} loading={<LoadingLines lines={3} />}>{(job) => <Shown ws={ws} job={job} named={alone ?? false} />}</Loaded></div>;
}

function Shown({ ws, job, named }: { ws: string; job: Job; named: boolean }) {
  const moment = (at: string | null | undefined) => (at ? exactTime(new Date(at)) : '–');
  return (
    <div className={s.detail}>
      {named && <h2>{job.title}</h2>}
      {job.error && <Note tone="bad">{job.error}</Note>}
      {running(job) && <Bar part={job.done + job.failed + job.skipped} whole={job.total} height={6} />}
      <div className={s.columns}>
        <Facts items={[[t.columns.progress, running(job) ? t.progress(job.done, job.total) : t.outcome(job.done, job.failed, job.skipped)], [t.by, job.createdBy?.name ?? t.system], [t.startedAt, moment(job.startedAt)], [t.finishedAt, moment(job.finishedAt)]]} />
        <Actions ws={ws} job={job} />
      </div>
      <JobItems ws={ws} job={job} />
    </div>
  );
}

function Actions({ ws, job }: { ws: string; job: Job }) {
  const client = useQueryClient();
  const workspace = useWorkspace(ws);
  const path = { params: { path: { ws, job: job.id } } };
  const cancel = useMutation({
    mutationFn: () => take(api.POST('/api/v1/workspaces/{ws}/jobs/{job}/cancel', path)),
    onSuccess: (j) => { jobMoved(client, ws, j); void client.invalidateQueries({ queryKey: ['workspace', ws, 'job', job.id] }); toast(t.cancelled); },
  });
  const undo = useMutation({
    mutationFn: () => take(api.POST('/api/v1/workspaces/{ws}/jobs/{job}/undo', path)),
    onSuccess: () => { void client.invalidateQueries({ queryKey: ['workspace', ws, 'jobs'] }); void client.invalidateQueries({ queryKey: ['workspace', ws, 'job', job.id] }); toast(t.undoStarted); },
  });
  const failure = cancel.error ?? undo.error;
  const allowed = may(workspace, 'jobs.write');
  const reason = allowed ? undefined : common.notYours(common.role[workspace.me.role]);
  return (
    <div className={s.actions}>
      {job.resultUrl && <Button component="a" href={job.resultUrl} download leftSection={<IconDownload size={16} stroke={1.8} />}>{t.download}</Button>}
      {job.kind === 'member-import' && may(workspace, 'members.write') && <Button variant="default" component={Link} to={paths.workspace(ws).import({ job: job.id })}>{importing.ofJob}</Button>}
      {job.cancellable && running(job) && <Button variant="default" title={reason} disabled={!allowed} loading={cancel.isPending} onClick={() => cancel.mutate()} leftSection={<IconPlayerStop size={16} stroke={1.7} />}>{t.cancel}</Button>}
      {job.undoable && <Button variant="default" title={reason} disabled={!allowed} loading={undo.isPending} onClick={() => undo.mutate()} leftSection={<IconArrowBackUp size={16} stroke={1.7} />}>{t.undo}</Button>}
      {failure && <Note tone="bad" alert>{failure.message}</Note>}
    </div>
  );
}
