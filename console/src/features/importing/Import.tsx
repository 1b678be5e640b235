import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { may } from '../../api/permissions';
import type { Workspace } from '../../api/types';
import { NotForYou } from '../../app/failures';
import { paths } from '../../app/paths';
import { useSession, useWorkspace } from '../../app/session';
import { useAddress } from '../../app/useAddress';
import { common, importing as t } from '../../texts';
import { Link } from '../../ui/Link';
import { Page } from '../../ui/Page';
import { LoadingLines } from '../../ui/states';
import { Check } from './Check';
import { Columns } from './Columns';
import { draftQuery } from './drafts';
import { DropFile } from './DropFile';
import s from './importing.module.css';
import { Result } from './Result';
import { type Step, Steps } from './Steps';
import { useTakeFile } from './useTakeFile';

export function Import() {
  const { ws } = useParams({ from: '/w/$ws' });
  const workspace = useWorkspace(ws);
  return may(workspace, 'members.write') ? <Steered workspace={workspace} /> : <NotForYou />;
}

/** The address holds the file's draft, its dry run and its import; the last of them is the step. */
function Steered({ workspace }: { workspace: Workspace }) {
  const ws = workspace.slug;
  const { account } = useSession();
  const [{ file, check, job, show }] = useAddress();
  const id = file ?? job ?? check;
  const query = useQuery({ ...draftQuery(account.id, ws, id ?? ''), enabled: id !== undefined });
  const draft = id === undefined ? null : query.data;
  const step: Step = job ? 'import' : check ? 'check' : file && draft !== null ? 'columns' : 'file';
  const page = useFocusOn(step);
  const take = useTakeFile(ws, draft ?? undefined);
  const at = { ...(file ? { file } : {}), ...(check ? { check } : {}), ...(job ? { job } : {}) };
  const content = () => {
    if (draft === undefined) return <div className={s.inset}><LoadingLines /></div>;
    switch (step) {
      case 'file': return <DropFile workspace={workspace} take={take} lost={file !== undefined} />;
      case 'columns': return draft && <Columns key={draft.id} ws={ws} draft={draft} take={take} />;
      case 'check': return <Check workspace={workspace} id={check ?? ''} draft={draft} take={take} show={show} />;
      case 'import': return <Result workspace={workspace} id={job ?? ''} draft={draft} show={show} />;
    }
  };
  return (
    <Page
      title={t.page} place={workspace.name} width="fill" crumbs={[{ label: t.crumb, to: paths.workspace(ws).users() }]} middle={<Steps ws={ws} now={step} at={at} />}
      actions={<Button variant="default" component={Link} to={paths.workspace(ws).users()}>{step === 'import' ? common.close : common.cancel}</Button>}
    >
      <div ref={page} tabIndex={-1} className={s.page} data-over={take.over || undefined}>{content()}</div>
    </Page>
  );
}

/** With a new step the focus goes to its beginning: the button that led there is gone. */
function useFocusOn(step: Step) {
  const page = useRef<HTMLDivElement>(null);
  const last = useRef(step);
  useEffect(() => {
    if (last.current !== step) page.current?.focus();
    last.current = step;
  }, [step]);
  return page;
}
