import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api, take } from '../../api/client';
import type { Job } from '../../api/types';
import { paths } from '../../app/paths';
import { useWorkspace } from '../../app/session';
import { useAddress } from '../../app/useAddress';
import { audit as t } from '../../texts';
import { useGo } from '../../ui/Link';
import { Note } from '../../ui/Note';
import { toast } from '../../ui/toast';
import { jobStarted } from '../jobs/queries';
import { AuditButtons } from './AuditButtons';
import { AuditList } from './AuditList';
import { auditRequestFilter, filterOf } from './queries';

/** The audit log of a workspace, with what only it has: verifying the chain and exporting, both as jobs. */
export function Audit() {
  const { ws } = useParams({ from: '/w/$ws' });
  const workspace = useWorkspace(ws);
  const client = useQueryClient();
  const go = useGo();
  const [search] = useAddress();
  const started = (text: string) => (job: Job) => {
    jobStarted(client, ws, job);
    toast(text, { tone: 'info', action: { label: t.show, run: () => go(paths.workspace(ws).jobs({ job: job.id })) } });
  };
  const verify = useMutation({ mutationFn: () => take(api.POST('/api/v1/workspaces/{ws}/audit/verification', { params: { path: { ws } } })), onSuccess: started(t.verifying) });
  const exporting = useMutation({
    mutationFn: () => take(api.POST('/api/v1/workspaces/{ws}/audit/exports', { params: { path: { ws } }, body: { filter: auditRequestFilter(filterOf(search)) as Record<string, string> } })),
    onSuccess: started(t.exporting),
  });
  const failure = verify.error ?? exporting.error;
  return (
    <AuditList
      scope={ws} title={t.page} place={workspace.name}
      notice={failure && <Note tone="bad" alert>{failure.message}</Note>}
      actions={<AuditButtons verify={verify} exporting={exporting} />}
    />
  );
}
