import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import type { Job } from '../../api/types';
import { jobMoved, jobQuery, jobStarted, recentJobsQuery } from './queries';

const ws = 'acme';
const job = (state: Job['state'], done = 0) => ({ id: 'j1', title: 'Change role', state, total: 130, done, failed: 0, skipped: 0, undoable: state === 'succeeded' }) as Job;

const page = (...items: Job[]) => ({ items, nextCursor: null, total: { value: items.length, exact: true } });

/** Whether what is known of a job counts as whole, so that nobody asks the server for it. */
function whole(client: QueryClient) {
  return { job: !client.getQueryState(jobQuery(ws, 'j1').queryKey)?.isInvalidated, recent: !client.getQueryState(recentJobsQuery(ws).queryKey)?.isInvalidated };
}

function started(): QueryClient {
  const client = new QueryClient();
  client.setQueryData(recentJobsQuery(ws).queryKey, page());
  jobStarted(client, ws, job('running'));
  return client;
}

it('takes figures over without asking the server while a job runs', () => {
  const client = started();
  jobMoved(client, ws, job('running', 60));
  expect(client.getQueryData(jobQuery(ws, 'j1').queryKey)).toMatchObject({ done: 60 });
  expect(whole(client)).toEqual({ job: true, recent: true });
});

it('fetches a job that has finished', () => {
  const client = started();
  jobMoved(client, ws, job('succeeded', 130));
  expect(whole(client)).toEqual({ job: false, recent: false });
});

it('fetches a job that has finished, when the tray has read so before the news came', () => {
  const client = started();
  client.setQueryData(recentJobsQuery(ws).queryKey, page(job('succeeded', 130)));
  jobMoved(client, ws, job('succeeded', 130));
  expect(whole(client).job).toBe(false);
});
