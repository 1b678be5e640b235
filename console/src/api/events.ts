import type { Job, Role } from './types';

/** The moving part of a job; the rest is fetched. */
export type JobProgress = Pick<Job, 'id' | 'title' | 'state' | 'total' | 'done' | 'failed' | 'skipped'>;

export interface WorkspaceEvents {
  hello: { role?: Role };
  'member.changed': { id?: string };
  'invitation.changed': object;
  'role.changed': { role: Role };
  'access.ended': { reason?: 'removed' | 'suspended' };
  'session.ended': object;
  /** Events were lost on the way; everything is to be fetched anew. */
  resync: object;
  'job.progress': { job: JobProgress };
  'workspace.changed': object;
  'licence.changed': object;
  'lists.changed': { list?: string };
  'project-user.changed': { project?: string };
  'project-user.deleted': { project?: string; user?: string };
  'credential.revoked': { server?: string; user?: string };
  'project.changed': { project?: string; what?: string };
}
type Name = keyof WorkspaceEvents;
const names: Name[] = ['hello', 'member.changed', 'invitation.changed', 'role.changed', 'access.ended', 'session.ended', 'resync', 'job.progress', 'workspace.changed', 'licence.changed', 'lists.changed', 'project.changed', 'project-user.changed', 'project-user.deleted', 'credential.revoked'];

export interface Listener {
  on: <N extends Name>(name: N, data: WorkspaceEvents[N]) => void;
  /** Open again after a gap: whatever happened meanwhile was missed, so everything is to be fetched anew. */
  reopened: () => void;
  /** The stream broke, or came back. */
  state?: (open: boolean) => void;
}

/** 1 s, doubling to 30 s, with up to half of it at random so that a restarted server is not met by all at once. */
export function backoff(attempt: number, random = Math.random()): number {
  const full = Math.min(30_000, 1000 * 2 ** attempt);
  return full / 2 + (full / 2) * random;
}

/** Listens until the returned function is called. The browser's own reconnect is not used: it gives up on the first refusal. */
export function listen(url: string, listener: Listener): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;
  let gap = false;

  const open = () => {
    source = new EventSource(url);
    source.onopen = () => {
      attempt = 0;
      listener.state?.(true);
      if (gap) listener.reopened();
      gap = false;
    };
    source.onerror = () => {
      source?.close();
      gap = true;
      listener.state?.(false);
      timer = setTimeout(open, backoff(attempt++));
    };
    for (const name of names) {
      source.addEventListener(name, (e) => {
        try { listener.on(name, JSON.parse((e as MessageEvent<string>).data || '{}')); } catch { /* an event this page does not understand is not for it */ }
      });
    }
  };
  const now = () => { if (timer !== undefined && source?.readyState === EventSource.CLOSED) { clearTimeout(timer); attempt = 0; open(); } };
  addEventListener('online', now);
  open();
  return () => { clearTimeout(timer); removeEventListener('online', now); source?.close(); };
}
