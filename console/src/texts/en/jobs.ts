import { count, figure } from '../format';

export const jobs = {
  page: 'Jobs',
  state: { queued: 'Waiting', running: 'Running', succeeded: 'Done', failed: 'Failed', cancelled: 'Cancelled' },
  all: 'All', columns: { job: 'Job', state: 'State', progress: 'Progress', by: 'Started by', when: 'When' },
  progress: (done: number, total: number | null) => (total === null ? `${figure(done)} done` : `${figure(done)} of ${figure(total)}`),
  outcome: (done: number, failed: number, skipped: number) =>
    [`${figure(done)} done`, failed > 0 && `${figure(failed)} failed`, skipped > 0 && `${figure(skipped)} skipped`].filter(Boolean).join(', '),
  system: 'Gatehouse',
  empty: { title: 'No jobs yet', detail: 'Long work, such as an export or a change to many members, runs as a job and can be followed here.' },
  emptyState: (state: string) => `No job is in the state “${state}”`,
  cancel: 'Cancel', cancelling: 'Cancelling', undo: 'Undo', download: 'Download',
  cancelled: 'Cancelled. What was done stays done.', undoStarted: 'Undoing it.',
  items: 'Results', itemsEmpty: 'No results yet', itemsEmptyDetail: 'Each piece of the work is listed here as it is finished.',
  itemColumns: { subject: 'What', outcome: 'Outcome', reason: 'Why' },
  outcomes: { waiting: 'Waiting', done: 'Done', failed: 'Failed', skipped: 'Skipped' },
  startedAt: 'Started', finishedAt: 'Finished', by: 'By', missing: 'There is no such job', missingDetail: 'It may be too old: finished jobs are kept for a limited time.',
  ofItems: (n: number) => count(n, 'result', 'results'),
  toList: 'All jobs',
};
