import { Button } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef } from 'react';
import type { Workspace } from '../../api/types';
import { paths } from '../../app/paths';
import { useSession } from '../../app/session';
import { importing } from '../../texts';
import { Link } from '../../ui/Link';
import { Note } from '../../ui/Note';
import { recentJobsQuery, running } from '../jobs/queries';
import { sitesQuery } from '../members/queries';
import { draftsKey, forget, latestDraftQuery } from './drafts';
import { heading, sample } from './fields';
import s from './importing.module.css';
import type { Taking } from './useTakeFile';

const t = importing.drop;

/** A button that opens the browser's choice of a file. */
export function ChooseFile({ take, className, children, variant }: { take: Taking; className?: string | undefined; children: ReactNode; variant?: 'default' }) {
  const input = useRef<HTMLInputElement>(null);
  const open = () => input.current?.click();
  return (
    <>
      <input ref={input} type="file" className="hidden" tabIndex={-1} accept=".csv,.tsv,.txt,text/csv,text/plain" aria-label={t.label} onChange={(e) => { const file = e.currentTarget.files?.[0]; e.currentTarget.value = ''; if (file) take.choose(file); }} />
      {variant ? <Button variant={variant} loading={take.busy} onClick={open}>{children}</Button> : <button type="button" className={className} onClick={open}>{children}</button>}
    </>
  );
}

export const Refused = ({ take }: { take: Taking }) => take.failure && <Note tone="bad" alert><b>{importing.bad.of(take.failure.name)}</b> {take.failure.why}</Note>;

/** The first step: a file, and what it may hold. */
export function DropFile({ workspace, take, lost }: { workspace: Workspace; take: Taking; lost: boolean }) {
  const sites = useQuery(sitesQuery(workspace.slug)).data;
  return (
    <div className={s.dropPage}>
      <Waiting ws={workspace.slug} />
      {lost && !take.failure && <Note tone="warn">{importing.check.noFile}</Note>}
      <div className={s.drop} data-over={take.over || undefined} aria-busy={take.busy}>
        <span className={s.dropMark} aria-hidden="true"><IconUpload size={24} stroke={1.7} /></span>
        <h2>{take.busy ? t.reading : t.title}</h2>
        <p>{t.or} <ChooseFile take={take} className="plain link">{t.choose}</ChooseFile>. {t.after}</p>
      </div>
      <Refused take={take} />
      <div className={s.help}>
        <section>
          <h3>{t.columns}</h3>
          <dl>
            {([['firstName', t.neededTo(120)], ['lastName', t.neededTo(120)], ['email', t.needed], ['team', t.team], ['sites', t.sites((sites ?? []).slice(0, 3).map((x) => x.name))], ['role', t.role], ['tags', t.tags]] as const)
              .map(([field, what]) => <div key={field}><dt>{heading[field]}</dt><dd>{what}</dd></div>)}
          </dl>
        </section>
        <section>
          <h3>{t.limits}</h3>
          <ul>{[t.limitRows, t.limitSize, t.limitKind, t.mails].map((x) => <li key={x}>{x}</li>)}</ul>
          <Button variant="default" component="a" download="users.csv" href={`data:text/csv;charset=utf-8,${encodeURIComponent(sample)}`} leftSection={<IconDownload size={16} stroke={1.7} />}>{t.sample}</Button>
        </section>
      </div>
    </div>
  );
}

/** What was begun and left: a file not imported yet, an import under way. */
function Waiting({ ws }: { ws: string }) {
  const { account } = useSession();
  const client = useQueryClient();
  const draft = useQuery(latestDraftQuery(account.id, ws)).data;
  const job = useQuery(recentJobsQuery(ws)).data?.items.find((j) => j.kind === 'member-import' && running(j));
  const discard = async (id: string) => { await forget(id); await client.invalidateQueries({ queryKey: draftsKey }); };
  return (
    <>
      {job && <Note tone="accent" action={<Link className="link" to={paths.workspace(ws).import({ job: job.id })}>{t.show}</Link>}>{t.running}</Note>}
      {draft && <Note action={<span className={s.noteActions}><Link className="link" to={paths.workspace(ws).import({ file: draft.id, check: draft.check })}>{t.goOn}</Link><button type="button" className="plain link" onClick={() => void discard(draft.id)}>{t.discard}</button></span>}>{t.here(draft.name)}</Note>}
    </>
  );
}
