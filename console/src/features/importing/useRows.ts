import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { Job } from '../../api/types';
import { paths } from '../../app/paths';
import { useGo } from '../../ui/Link';
import { running } from '../jobs/queries';
import { teamsQuery } from '../members/queries';
import type { OpenDraft } from './drafts';
import { rowsQuery } from './queries';
import { type Counts, counts, rowsOf, stepOf } from './verdicts';

/** The rows of a job that has ended, and how many there are of each kind. A dry run is never shown as an import, nor the other way round. */
export function useRows(ws: string, job: Job, draft: OpenDraft | null, step: 'check' | 'job') {
  const compare = step === 'check';
  const go = useGo();
  const items = useQuery({ ...rowsQuery(ws, job.id), enabled: !running(job) });
  const was = useMemo(() => stepOf(items.data ?? []), [items.data]);
  useEffect(() => { if (was && was !== step) go(paths.workspace(ws).import({ [was]: job.id }), { replace: true }); }, [go, job.id, step, was, ws]);
  const teams = useQuery({ ...teamsQuery(ws), enabled: compare }).data;
  const rows = useMemo(() => items.data && rowsOf(items.data, draft ?? undefined, compare ? teams?.map((x) => x.name) : undefined), [compare, draft, items.data, teams]);
  const known = useMemo(() => counts(rows ?? []), [rows]);
  const more = (job.total ?? 0) > known.all && known.all > 0;
  // Of a very long file only the first rows are here; its figures are the job's.
  const of: Counts = rows && !more ? known : { ...known, all: job.total ?? 0, failed: job.failed, skipped: job.skipped, added: job.done - known.changed, look: job.failed + job.skipped };
  return { rows, counts: of, more, error: items.error, retry: () => void items.refetch() };
}
