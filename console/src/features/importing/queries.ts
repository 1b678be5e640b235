import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import type { Job, JobItem } from '../../api/types';
import { jobStarted } from '../jobs/queries';
import { draftQuery, draftsKey, type Existing, keep, type OpenDraft } from './drafts';
import { sent } from './fields';

/** Above this many the table shows the first; the figures are the job's own. */
export const mostRows = 5_000;

export const send = (ws: string, file: Blob, { dryRun, existing }: { dryRun: boolean; existing: Existing }): Promise<Job> =>
  take(api.POST('/api/v1/workspaces/{ws}/imports', { params: { path: { ws }, query: { dryRun, existing } }, headers: { 'Content-Type': 'text/csv' }, body: file as never, bodySerializer: (b) => b as never }));

export const errorsUrl = (ws: string, job: string) => `/api/v1/workspaces/${encodeURIComponent(ws)}/imports/${encodeURIComponent(job)}/errors.csv`;

/** Every row of an import that has ended, up to {@link mostRows}. */
export const rowsQuery = (ws: string, job: string) =>
  queryOptions({
    queryKey: ['workspace', ws, 'job', job, 'rows'],
    queryFn: async ({ signal }) => {
      const all: JobItem[] = [];
      let cursor: string | null = null;
      do {
        const page: { items: JobItem[]; nextCursor: string | null } = await take(api.GET('/api/v1/workspaces/{ws}/jobs/{job}/items', { params: { path: { ws, job }, query: { limit: 200, ...(cursor ? { cursor } : {}) } }, signal }));
        all.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor !== null && all.length < mostRows);
      return all;
    },
  });

/** Changes a file's draft where it is shown and where it is kept. */
export function useDraftChange(): (draft: OpenDraft, change: Partial<OpenDraft>) => Promise<void> {
  const client = useQueryClient();
  return async (draft, change) => {
    const next = { ...draft, ...change };
    for (const id of [draft.id, next.check, next.job]) if (id) client.setQueryData(draftQuery(draft.account, draft.workspace, id).queryKey, next);
    const { table: _, ...plain } = next;
    await keep(plain);
    void client.invalidateQueries({ queryKey: [...draftsKey, draft.account, draft.workspace, 'latest'] });
  };
}

/** Starts the dry run or the import of a file as it is mapped. */
export function useStart(ws: string, started: (job: Job, draft: OpenDraft) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ draft, dryRun }: { draft: OpenDraft; dryRun: boolean }) => send(ws, sent(draft.table, draft.mapping), { dryRun, existing: draft.existing }),
    onSuccess: (job, { draft }) => { jobStarted(client, ws, job); started(job, draft); },
  });
}
