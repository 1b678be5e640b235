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
import { sitesQuery, tagsQuery } from '../members/queries';
import { ChooseFile, Refused } from './DropFile';
import { opened, type OpenDraft } from './drafts';
import s from './importing.module.css';
import { OfJob } from './OfJob';
import { Progress } from './Progress';
import { useDraftChange, useStart } from './queries';
import { Rows, showOf, type Tile, Tiles } from './Rows';
import { mended, type Suggestion, suggestion } from './suggest';
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
  const start = useStart(ws, (started, of) => { void change(of, { job: started.id }); go(paths.workspace(ws).import({ file: of.id, check: job.id, job: started.id })); });
  const again = useStart(ws, (next, of) => { void change(of, { check: next.id }); go(paths.workspace(ws).import({ file: of.id, check: next.id }), { replace: true }); });
  const sites = useQuery(sitesQuery(ws)).data, tags = useQuery(tagsQuery(ws)).data;
  const names = { sites: sites?.map((x) => x.name), tags: tags?.map((x) => x.name) };
  if (running(job)) return <Progress workspace={workspace} job={job} step="check" />;
  const show = showOf(asked, counts);
  const will = counts.added + counts.changed;
  const noSeat = rows?.filter((r) => r.why === 'No seat is left').length ?? 0;
  const whole = job.state === 'succeeded';
  // Reached by the way back, after the columns were changed: what would be imported is not what was checked.
  const stale = draft !== null && draft.check !== job.id;
  const mend = (to: Suggestion) => {
    const next = draft && opened({ ...draft, bytes: mended(draft.table, draft.mapping, to), check: undefined });
    if (next) void change(next, {}).then(() => again.mutate({ draft: next, dryRun: true }));
  };
  const known = (n: number) => (rows ? n : undefined);
  const tiles: Tile[] = [
    { label: t.tiles.willAdd, value: known(counts.added), show: 'added', tone: 'ok' },
    ...(counts.changed > 0 || draft?.existing === 'update' ? [{ label: t.tiles.willChange, value: known(counts.changed), show: 'changed', tone: 'ok' } as const] : []),
    { label: t.tiles.skipped, value: known(counts.skipped), show: 'skipped', tone: 'warn' },
    { label: t.tiles.failed, value: known(counts.failed), show: 'failed', tone: 'bad' },
    ...(draft ? [{ label: t.tiles.teams, value: known(counts.teams) }] : []),
    { label: t.tiles.seats, value: licence && known(licence.used + counts.added), of: licence?.seats ?? undefined },
  ];
  const failure = start.error ?? again.error;
  return (
    <>
      <Tiles tiles={tiles} show={show} />
      <div className={s.notes}>
        <Refused take={take} />
        {failure && <Note tone="bad" alert>{failure.message}</Note>}
        {(!whole || stale) && !again.isPending && <Note tone="warn" action={draft && <button type="button" className="plain link" disabled={again.isPending} onClick={() => again.mutate({ draft, dryRun: true })}>{t.check.stoppedAgain}</button>}>{stale ? t.check.stale : (job.error ?? t.check.stopped)}</Note>}
        {noSeat > 0 && <Note tone="warn" action={<Link className="link" to={paths.workspace(ws).licence()}>{t.check.licence}</Link>}>{t.check.noSeat(noSeat)}</Note>}
        {!draft && <Note action={<ChooseFile take={take} className="plain link">{t.check.again}</ChooseFile>}>{t.check.noFile}</Note>}
      </div>
      <Rows ws={ws} job={job.id} rows={rows} error={error} retry={retry} counts={counts} show={show} done={false} more={more} mend={draft && !stale ? { of: (r) => suggestion(r.why, names), run: mend, busy: again.isPending } : undefined} />
      <footer className={s.foot}>
        <span className="grow">{rows && (will > 0 ? t.check.unchanged(counts.added) : t.check.nothing)}</span>
        <Button variant="default" component={Link} to={paths.workspace(ws).import(draft ? { file: draft.id } : {})}>{t.columns.back}</Button>
        {draft && whole && !stale && <Button disabled={!rows || will === 0} loading={start.isPending} onClick={() => start.mutate({ draft, dryRun: false })} leftSection={<IconUpload size={16} stroke={1.8} />}>{t.check.start(counts.added, counts.changed)}</Button>}
      </footer>
    </>
  );
}
