import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconMailForward, IconMailX, IconX } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { api, take } from '../../api/client';
import { may } from '../../api/permissions';
import { isProblem } from '../../api/problem';
import type { Invitation, Job, Workspace } from '../../api/types';
import { common, invitations, jobs } from '../../texts';
import { figure } from '../../texts/format';
import bar from '../../table/bulk.module.css';
import { BulkProgress } from '../../table/BulkProgress';
import { Bar } from '../../ui/Bar';
import { Confirm, Dialog, DialogFoot } from '../../ui/dialogs';
import { Note } from '../../ui/Note';
import { jobStarted } from '../jobs/queries';
import { each, type Outcome } from './each';
import s from './invitations.module.css';
import { cancel, invitationsMoved, mailQuery, resend } from './queries';

const t = invitations.bulk;
type Kind = 'resend' | 'cancel';
/** Which ones, or how to find them. */
export type All = readonly Invitation[] | (() => Promise<readonly Invitation[]>);
interface Work { kind: Kind; total: number; tried: number; outcome?: Outcome<Invitation>; stop: AbortController }

/** Resends or cancels several, and shows how far it is where the actions were. Admins' resending is a job and goes on without the page. */
export function useInvitationBulk(workspace: Workspace, selected: readonly Invitation[], clear: () => void): { resendAll: (all: All) => Promise<void>; busy: boolean; place: ReactNode } {
  const ws = workspace.slug;
  const client = useQueryClient();
  const mail = useQuery(mailQuery).data ?? true;
  const [work, setWork] = useState<Work>();
  const [job, setJob] = useState<Job>();
  const [cancelling, ask] = useState<readonly Invitation[]>();
  const [failure, setFailure] = useState<string>();
  const [why, showWhy] = useState(false);
  const at = useRef(0);

  const run = async (kind: Kind, all: readonly Invitation[]) => {
    const stop = new AbortController(), mine = ++at.current;
    const show = (w: Omit<Work, 'kind' | 'total' | 'stop'>) => { if (at.current === mine) setWork({ kind, total: all.length, stop, ...w }); };
    setJob(undefined);
    clear();
    show({ tried: 0 });
    const outcome = await each(all, (i) => (kind === 'resend' ? resend(ws, i.id) : cancel(ws, i.id)), (tried) => show({ tried }), stop.signal);
    show({ tried: all.length - outcome.left, outcome });
    await invitationsMoved(client, ws);
  };
  const resendAll = async (wanted: All) => {
    try {
      const all = typeof wanted === 'function' ? await wanted() : wanted;
      if (all.length === 0) return void invitationsMoved(client, ws);
      if (!may(workspace, 'members.write')) return await run('resend', all);
      const started = await take(api.POST('/api/v1/workspaces/{ws}/bulk', { params: { path: { ws } }, body: { list: 'members', action: 'resend-invitation', ids: all.map((i) => i.memberId) } as never }));
      jobStarted(client, ws, started);
      setWork(undefined);
      setJob(started);
      clear();
    } catch (e) {
      if (!isProblem(e)) throw e;
      setFailure(e.message);
    }
  };

  const refused = work?.outcome?.refused ?? [];
  const tools = selected.length > 0 && (
    <div className={bar.bar} role="toolbar" aria-label={t.bar}>
      <b className="num" role="status">{t.selected(figure(selected.length))}</b><i />
      <button type="button" onClick={() => void resendAll(selected)}><IconMailForward size={16} stroke={1.7} aria-hidden="true" /><span>{t.resend}</span></button>
      <button type="button" onClick={() => ask(selected)}><IconMailX size={16} stroke={1.7} aria-hidden="true" /><span>{t.cancel}</span></button>
      <i /><button type="button" onClick={clear} aria-label={t.clear}><IconX size={16} aria-hidden="true" /></button>
    </div>
  );
  const progress = work && (
    <div className={bar.bar} role="status">
      {!work.outcome ? <span className={bar.travel}><Bar part={work.tried} whole={work.total} height={6} /></span> : refused.length > 0 || work.outcome.left > 0 ? <IconAlertTriangle size={16} className={bar.mark} aria-hidden="true" /> : <IconCheck size={16} className={bar.mark} aria-hidden="true" />}
      <span className="num ellipsis">{work.outcome ? t.outcome(work.kind, work.outcome.done, refused.length, work.outcome.left, mail) : jobs.progress(work.tried, work.total)}</span>
      <i />
      {!work.outcome && <button type="button" onClick={() => work.stop.abort()}>{t.stop}</button>}
      {work.outcome && (refused.length > 0 || work.outcome.pause) && <button type="button" onClick={() => showWhy(true)}>{t.why}</button>}
      {work.outcome && <button type="button" onClick={() => setWork(undefined)} aria-label={common.close}><IconX size={16} aria-hidden="true" /></button>}
    </div>
  );
  const place = (
    <>
      <div className={`${bar.place} ${s.place}`}>{tools || progress || (job && <BulkProgress key={job.id} ws={ws} started={job} follow={setJob} close={() => setJob(undefined)} />)}</div>
      {cancelling && (
        <Confirm title={t.cancelTitle(cancelling.length)} action={t.cancelAction(cancelling.length)} onClose={() => ask(undefined)} run={async () => { void run('cancel', cancelling); }}>
          <p>{t.cancelDetail}</p>
          <ul className={s.some}>{cancelling.slice(0, 5).map((i) => <li key={i.id}>{i.email}</li>)}{cancelling.length > 5 && <li>{t.andMore(cancelling.length - 5)}</li>}</ul>
        </Confirm>
      )}
      {why && work?.outcome && (
        <Dialog opened onClose={() => showWhy(false)} title={t.whyTitle}>
          {work.outcome.pause && <Note tone="warn">{work.outcome.pause} {t.paused(work.outcome.left)}</Note>}
          <ul className={s.refused}>{refused.map((r) => <li key={r.of.id}><b>{r.of.email}</b><span>{r.why}</span></li>)}</ul>
          <DialogFoot><Button onClick={() => showWhy(false)}>{common.close}</Button></DialogFoot>
        </Dialog>
      )}
      {failure && <Dialog opened onClose={() => setFailure(undefined)} title={invitations.act.failed}><Note tone="bad" alert>{failure}</Note><DialogFoot><Button onClick={() => setFailure(undefined)}>{common.close}</Button></DialogFoot></Dialog>}
    </>
  );
  return { resendAll, busy: work !== undefined && work.outcome === undefined, place };
}
