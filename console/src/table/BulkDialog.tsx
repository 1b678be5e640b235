import { Button, TextInput } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Job } from '../api/types';
import { isProblem } from '../api/problem';
import { jobStarted } from '../features/jobs/queries';
import { common, table as t } from '../texts';
import { figure } from '../texts/format';
import { Dialog, DialogFoot } from '../ui/dialogs';
import { Note } from '../ui/Note';
import { LoadingLines } from '../ui/states';
import type { BulkAction, BulkDeclaration, BulkPreview } from './bulk';
import { bulkRequest } from './bulk';
import s from './bulk.module.css';
import type { Declaration, Row } from './declaration';
import type { Selection } from './selection';
import type { View } from './view';

interface Props<T extends Row> { of: Declaration<T>; bulk: BulkDeclaration; action: BulkAction; selection: Selection; count: number; view: View; close: () => void; started: (job: Job) => void }

/** Accounts for everyone before anything happens: how many it will be, who is passed over and why. */
export function BulkDialog<T extends Row>({ of, bulk, action, selection, count, view, close, started }: Props<T>) {
  const client = useQueryClient();
  const [value, setValue] = useState(action.initial ?? {});
  const [typed, setTyped] = useState('');
  const complete = action.complete?.(value) ?? true;
  const request = bulkRequest(of, action, selection, view, value);
  const preview = useQuery({ queryKey: ['workspace', bulk.workspace, 'bulk-preview', request], queryFn: ({ signal }) => bulk.preview(request, signal), enabled: complete, staleTime: 0, gcTime: 0, placeholderData: keepPreviousData });
  const start = useMutation({ mutationFn: () => bulk.start(request), onSuccess: (job) => { jobStarted(client, bulk.workspace, job); started(job); } });
  const will = complete ? preview.data?.will : undefined;
  const people = of.count(will || count);
  const agreed = !action.final || typed.trim() === String(will);
  const failure = start.error ?? preview.error;
  const submit = (e: FormEvent) => {
    e.preventDefault();
    if (complete && will && agreed && !start.isPending) start.mutate();
  };
  return (
    <Dialog opened onClose={close} title={`${action.does(people)}?`} size={560}>
      <form onSubmit={submit} className={s.dialog}>
        <p className="text-2">{action.detail}</p>
        {action.form?.({ value, onChange: setValue })}
        {complete && (preview.data ? <Account preview={preview.data} action={action} /> : !preview.error && <LoadingLines lines={3} />)}
        {action.final && will !== undefined && will > 0 && <TextInput label={common.typeToConfirm(String(will))} value={typed} onChange={(e) => setTyped(e.currentTarget.value)} autoComplete="off" inputMode="numeric" />}
        {failure && <Note tone="bad" alert>{isProblem(failure) ? failure.message : String(failure)}</Note>}
        <DialogFoot>
          <Button variant="default" onClick={close}>{common.cancel}</Button>
          <Button type="submit" {...(action.danger ? { className: 'danger' } : {})} loading={start.isPending} disabled={!complete || !will || !agreed || preview.isPlaceholderData}>{will === undefined ? action.label : action.does(people)}</Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}

function Account({ preview, action }: { preview: BulkPreview; action: BulkAction }) {
  const skipped = preview.total - preview.will;
  return (
    <div className={s.account} role="status">
      <div className={s.share} aria-hidden="true">{preview.will > 0 && <i data-tone={action.danger ? 'warn' : 'accent'} style={{ flexGrow: preview.will }} />}{skipped > 0 && <i style={{ flexGrow: skipped }} />}</div>
      <dl>
        <div data-head><dt><span className={s.dot} data-tone={action.danger ? 'warn' : 'accent'} />{action.will}</dt><dd>{figure(preview.will)}</dd></div>
        {skipped > 0 && <div data-head><dt><span className={s.dot} />{t.bulk.skipped}</dt><dd>{figure(skipped)}</dd></div>}
        {preview.skipped.map((x) => <div key={x.reason}><dt>{x.reason}</dt><dd>{figure(x.count)}</dd></div>)}
      </dl>
    </div>
  );
}
