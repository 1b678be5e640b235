import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import type { JobProgress } from '../../api/events';
import type { Items, Job, JobState } from '../../api/types';

export const running = (j: Pick<Job, 'state'>) => j.state === 'queued' || j.state === 'running';

/** The latest jobs, for the tray. Progress comes by event; the slow refetch is for when events cannot come through. */
export const recentJobsQuery = (ws: string) =>
  queryOptions({
    queryKey: ['workspace', ws, 'jobs', 'recent'],
    queryFn: () => take(api.GET('/api/v1/workspaces/{ws}/jobs', { params: { path: { ws }, query: { limit: 20 } } })),
    refetchInterval: (q) => (q.state.data?.items.some(running) ? 5_000 : false),
  });

export const jobsQuery = (ws: string, state?: JobState) =>
  infiniteQueryOptions({
    queryKey: ['workspace', ws, 'jobs', 'list', state ?? null],
    queryFn: ({ pageParam }) =>
      take(api.GET('/api/v1/workspaces/{ws}/jobs', { params: { path: { ws }, query: { limit: 50, ...(state ? { state: [state] } : {}), ...(pageParam ? { cursor: pageParam } : {}) } } })),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: (q) => (q.state.data?.pages.some((p) => p.items.some(running)) ? 5_000 : false),
  });

export const jobQuery = (ws: string, job: string) =>
  queryOptions({
    queryKey: ['workspace', ws, 'job', job],
    queryFn: () => take(api.GET('/api/v1/workspaces/{ws}/jobs/{job}', { params: { path: { ws, job } } })),
    // A short job's last event can come before the answer that started it.
    refetchInterval: (q) => (q.state.data && running(q.state.data) ? 2_000 : false),
  });

export const jobItemsQuery = (ws: string, job: string) =>
  infiniteQueryOptions({
    queryKey: ['workspace', ws, 'job', job, 'items'],
    queryFn: ({ pageParam }) =>
      take(api.GET('/api/v1/workspaces/{ws}/jobs/{job}/items', { params: { path: { ws, job }, query: { limit: 100, ...(pageParam ? { cursor: pageParam } : {}) } } })),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });

/** The latest jobs of one's own that belong to no workspace: a data export, an operator's work on the server's audit log. */
export const ownJobsQuery = queryOptions({ queryKey: ['me', 'jobs'], queryFn: () => take(api.GET('/api/v1/me/jobs', { params: { query: { limit: 20 } } })) });

export const ownJobQuery = (job: string) =>
  queryOptions({
    queryKey: ['me', 'job', job],
    queryFn: () => take(api.GET('/api/v1/me/jobs/{job}', { params: { path: { job } } })),
    refetchInterval: (q) => (q.state.data && running(q.state.data) ? 1_000 : false),
  });

/** A job just started: it comes first in the tray at once, whole. */
export function jobStarted(client: QueryClient, ws: string, job: Job): void {
  client.setQueryData(recentJobsQuery(ws).queryKey, (old) => old && { ...old, items: [job, ...old.items.filter((j) => j.id !== job.id)] });
  client.setQueryData(jobQuery(ws, job.id).queryKey, job);
  void client.invalidateQueries({ queryKey: ['workspace', ws, 'jobs', 'list'] });
}

/**
 * Puts a job's latest figures everywhere it is shown. What is new or finished is fetched: only then the rest of it is known, whether it can be
 * undone for one. Finished means by this news, whatever the tray knows already: it may have been read a moment before, and other places not.
 */
export function jobMoved(client: QueryClient, ws: string, moved: JobProgress): void {
  const move = (items: Job[]) => items.map((j) => (j.id === moved.id ? { ...j, ...moved } : j));
  const known = client.getQueryData(recentJobsQuery(ws).queryKey)?.items.find((j) => j.id === moved.id);
  client.setQueryData(recentJobsQuery(ws).queryKey, (old) => old && { ...old, items: move(old.items) });
  client.setQueryData<Job>(jobQuery(ws, moved.id).queryKey, (old) => old && { ...old, ...moved });
  client.setQueriesData<{ pages: Items<Job>[]; pageParams: unknown[] }>({ queryKey: ['workspace', ws, 'jobs', 'list'] }, (old) => old && { ...old, pages: old.pages.map((p) => ({ ...p, items: move(p.items) })) });
  if (!running(moved) || known?.state !== moved.state) {
    void client.invalidateQueries({ queryKey: ['workspace', ws, 'jobs'] });
    void client.invalidateQueries({ queryKey: ['workspace', ws, 'job', moved.id] });
  }
}
