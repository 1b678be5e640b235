import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { paths } from '../../app/paths';
import { useSession } from '../../app/session';
import { importing as t } from '../../texts';
import { useGo } from '../../ui/Link';
import { jobStarted } from '../jobs/queries';
import { readTable } from './csv';
import { type Draft, draftQuery, draftsKey, keep, opened, type OpenDraft } from './drafts';
import { guess, lacksHeadings } from './fields';
import { send } from './queries';
import { remembered } from './remembered';

const largest = 5 * 1024 * 1024;

export interface Taking { choose: (file: File) => void; busy: boolean; failure: { name: string; why: string } | undefined; /** A file hangs above the page. */ over: boolean }

/** Takes a file, chosen or dropped anywhere on the page. What cannot be read here is sent as it is, for the server's word on it. */
export function useTakeFile(ws: string, before: OpenDraft | undefined): Taking {
  const client = useQueryClient();
  const { account } = useSession();
  const go = useGo();
  const [failure, setFailure] = useState<Taking['failure']>();
  const taking = useMutation({
    mutationFn: async (file: File): Promise<void> => {
      if (file.size > largest) throw new Error(t.bad.tooLarge);
      const bytes = new Uint8Array(await file.arrayBuffer());
      const table = readTable(bytes);
      if (table === 'binary') throw new Error(t.bad.binary);
      if (typeof table === 'string' || lacksHeadings(table)) {
        try {
          const job = await send(ws, new Blob([bytes], { type: 'text/csv' }), { dryRun: true, existing: 'skip' });
          jobStarted(client, ws, job);
          return go(paths.workspace(ws).import({ check: job.id }));
        } catch (e) {
          throw typeof table === 'string' ? e : new Error(`${t.bad.headings} ${e instanceof Error ? e.message : ''}`);
        }
      }
      const same = before && before.table.headings.join('\n') === table.headings.join('\n');
      const draft: Draft = { id: crypto.randomUUID?.() ?? `${Date.now()}`, account: account.id, workspace: ws, name: file.name, bytes, mapping: (same ? before.mapping : remembered(table.headings)) ?? guess(table), existing: before?.existing ?? 'skip', at: Date.now() };
      await keep(draft);
      client.setQueryData(draftQuery(account.id, ws, draft.id).queryKey, opened(draft));
      void client.invalidateQueries({ queryKey: [...draftsKey, account.id, ws, 'latest'] });
      go(paths.workspace(ws).import({ file: draft.id }));
    },
    onMutate: () => setFailure(undefined),
    onError: (e, file) => setFailure({ name: file.name, why: e.message }),
  });
  const choose = taking.mutate;
  const over = useDrop(choose, (name) => setFailure({ name, why: t.bad.many }));
  return { choose, busy: taking.isPending, failure, over };
}

/** Files dropped anywhere on the page; without this the browser would open them in its place. */
function useDrop(choose: (file: File) => void, refuse: (name: string) => void): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const ofFiles = (e: DragEvent) => e.dataTransfer?.types.includes('Files') ?? false;
    const hang = (e: DragEvent) => { if (ofFiles(e)) { e.preventDefault(); setOver(true); } };
    const leave = (e: DragEvent) => { if (e.relatedTarget === null) setOver(false); };
    const drop = (e: DragEvent) => {
      if (!ofFiles(e)) return;
      e.preventDefault();
      setOver(false);
      const [file, ...more] = e.dataTransfer?.files ?? [];
      if (file && more.length === 0) choose(file);
      else if (file) refuse(file.name);
    };
    addEventListener('dragover', hang);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => { removeEventListener('dragover', hang); removeEventListener('dragleave', leave); removeEventListener('drop', drop); };
  });
  return over;
}
