import { Button } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Job, Workspace } from '../../api/types';
import { paths } from '../../app/paths';
import { importing } from '../../texts';
import { Link, useGo } from '../../ui/Link';
import { Note } from '../../ui/Note';
import { licenceQuery } from '../administration/queries';
import { running } from '../jobs/queries';
import { ChooseFile, Refused } from './DropFile';
import type { OpenDraft } from './drafts';
import { sent } from './fields';
import s from './importing.module.css';
import { OfJob } from './OfJob';
import { Progress } from './Progress';
import { useDraftChange, useStart } from './queries';
import { Rows, showOf, type Tile, Tiles } from './Rows';
import { useRows } from './useRows';
import type { Taking } from './useTakeFile';

const t = importing;

interface Props { workspace: Workspace; draft: OpenDraft | null; take: Taking; show: string | undefined }

/** The third step: what would become of each row. */
export function Check({ id, ...props }: Props & { id: string }) {
  return <OfJob ws={props.workspace.slug} id={id}>{(job) => <Checked {...props} job={job} />}</OfJob>;
}

function Checked({ workspace, job, draft, take, show: asked }: Props & { job: Job }) {
  const ws = workspace.slug;
  const go = useGo();
  const change = useDraftChange();
  const licence = useQuery(licenceQuery(ws)).data;
  const { rows, counts, more, error, retry } = useRows(ws, job, draft, 'check');
  const start = useStart(ws, (started) => { if (draft) void change(draft, { job: started.id }); go(paths.workspace(ws).import({ file: draft?.id, check: job.id, job: started.id })); });
  const again = useStart(ws, (next) => { if (draft) void change(draft, { check: next.id }); go(paths.workspace(ws).import({ file: draft?.id, check: next.id }), { replace: true }); });
  if (running(job)) return <Progress workspace={workspace} job={job} title={t.check.running} />;
  const show = showOf(asked, counts);
  const will = counts.added + counts.changed;
  const noSeat = rows?.filter((r) => r.why === 'No seat is left').length ?? 0;
  const whole = job.state === 'succeeded';
  const run = (dryRun: boolean) => { if (draft) (dryRun ? again : start).mutate({ file: sent(draft.table, draft.mapping), dryRun, existing: draft.existing }); };
  const tiles: Tile[] = [
    { label: t.tiles.willAdd, value: counts.added, show: 'added', tone: 'ok' },
    ...(counts.changed > 0 || draft?.existing === 'update' ? [{ label: t.tiles.willChange, value: counts.changed, show: 'changed', tone: 'ok' } as const] : []),
    { label: t.tiles.skipped, value: counts.skipped, show: 'skipped', tone: 'warn' },
    { label: t.tiles.failed, value: counts.failed, show: 'failed', tone: 'bad' },
    ...(draft ? [{ label: t.tiles.teams, value: counts.teams }] : []),
    ...(licence ? [{ label: t.tiles.seats, value: licence.used + counts.added, of: licence.seats ?? undefined }] : []),
  ];
  const failure = start.error ?? again.error;
  return (
    <>
      {rows && <Tiles tiles={tiles} show={show} />}
      <div className={s.notes}>
        <Refused take={take} />
        {failure && <Note tone="bad" alert>{failure.message}</Note>}
        {!whole && <Note tone="warn" action={draft && <button type="button" className="plain link" disabled={again.isPending} onClick={() => run(true)}>{t.check.stoppedAgain}</button>}>{job.error ?? t.check.stopped}</Note>}
        {noSeat > 0 && <Note tone="warn" action={<Link className="link" to={paths.workspace(ws).licence()}>{t.check.licence}</Link>}>{t.check.noSeat(noSeat)}</Note>}
        {!draft && <Note action={<ChooseFile take={take} className="plain link">{t.check.again}</ChooseFile>}>{t.check.noFile}</Note>}
      </div>
      <Rows ws={ws} job={job.id} rows={rows} error={error} retry={retry} counts={counts} show={show} done={false} more={more} />
      <footer className={s.foot}>
        <span className="grow">{rows && (will > 0 ? t.check.unchanged(counts.added) : t.check.nothing)}</span>
        <Button variant="default" component={Link} to={paths.workspace(ws).import(draft ? { file: draft.id } : {})}>{t.columns.back}</Button>
        {draft && whole && <Button disabled={!rows || will === 0} loading={start.isPending} onClick={() => run(false)} leftSection={<IconUpload size={16} stroke={1.8} />}>{t.check.start(counts.added, counts.changed)}</Button>}
      </footer>
    </>
  );
}
