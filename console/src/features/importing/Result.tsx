import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Job, Workspace } from '../../api/types';
import { paths } from '../../app/paths';
import { importing } from '../../texts';
import { Link } from '../../ui/Link';
import { Note } from '../../ui/Note';
import { licenceQuery } from '../administration/queries';
import { running } from '../jobs/queries';
import type { OpenDraft } from './drafts';
import s from './importing.module.css';
import { OfJob } from './OfJob';
import { Progress } from './Progress';
import { Rows, showOf, type Tile, Tiles } from './Rows';
import { useRows } from './useRows';

const t = importing;

interface Props { workspace: Workspace; draft: OpenDraft | null; show: string | undefined }

/** The last step: the import under way, then what became of each row. */
export function Result({ id, ...props }: Props & { id: string }) {
  return <OfJob ws={props.workspace.slug} id={id}>{(job) => <Done {...props} job={job} />}</OfJob>;
}

function Done({ workspace, job, draft, show: asked }: Props & { job: Job }) {
  const ws = workspace.slug;
  const client = useQueryClient();
  const busy = running(job);
  useEffect(() => {
    if (!busy) for (const part of ['members', 'teams', 'licence']) void client.invalidateQueries({ queryKey: ['workspace', ws, part] });
  }, [busy, client, ws]);
  const licence = useQuery(licenceQuery(ws)).data;
  const { rows, counts, more, error, retry } = useRows(ws, job, draft, 'job');
  if (busy) return <Progress workspace={workspace} job={job} step="result" />;
  const show = showOf(asked, counts);
  const known = (n: number) => (rows ? n : undefined);
  const tiles: Tile[] = [
    { label: t.tiles.added, value: known(counts.added), show: 'added', tone: 'ok' },
    ...(counts.changed > 0 || draft?.existing === 'update' ? [{ label: t.tiles.changed, value: known(counts.changed), show: 'changed', tone: 'ok' } as const] : []),
    { label: t.tiles.skipped, value: known(counts.skipped), show: 'skipped', tone: 'warn' },
    { label: t.tiles.failed, value: known(counts.failed), show: 'failed', tone: 'bad' },
    { label: t.tiles.seatsNow, value: licence?.used, of: licence?.seats ?? undefined },
  ];
  return (
    <>
      <Tiles tiles={tiles} show={show} />
      <div className={s.notes} role="status">{rows && <Outcome job={job} added={counts.added} changed={counts.changed} />}</div>
      <Rows ws={ws} job={job.id} rows={rows} error={error} retry={retry} counts={counts} show={show} done more={more} />
      <footer className={s.foot}>
        <span className="grow" />
        <Button variant="default" component={Link} to={paths.workspace(ws).import()}>{t.result.another}</Button>
        <Button component={Link} to={paths.workspace(ws).users({ sort: '-createdAt' })}>{t.result.list}</Button>
      </footer>
    </>
  );
}

function Outcome({ job, added, changed }: { job: Job; added: number; changed: number }) {
  const said = [added > 0 && t.result.done(added), changed > 0 && t.result.changed(changed)].filter(Boolean).join(' ') || t.result.nothing;
  if (job.state === 'failed') return <Note tone="bad">{t.result.failed} {job.error} {said}</Note>;
  if (job.state === 'cancelled') return <Note tone="warn">{t.result.stopped} {said}</Note>;
  return <Note tone={added + changed > 0 ? 'ok' : 'plain'}>{said}</Note>;
}
