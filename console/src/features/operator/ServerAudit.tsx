import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client';
import { useAddress } from '../../app/useAddress';
import { audit as t } from '../../texts';
import { Note } from '../../ui/Note';
import { AuditButtons } from '../audit/AuditButtons';
import { AuditList } from '../audit/AuditList';
import { auditRequestFilter, filterOf } from '../audit/queries';
import { OwnJob } from '../jobs/OwnJob';

/** The server's own audit log. It has no page of jobs: what was started is shown above the entries. */
export function ServerAudit() {
  const [search] = useAddress();
  const [job, setJob] = useState<string>();
  const started = (j: { id: string }) => setJob(j.id);
  const verify = useMutation({ mutationFn: () => take(api.POST('/api/v1/operator/audit/verification')), onSuccess: started });
  const exporting = useMutation({ mutationFn: () => take(api.POST('/api/v1/operator/audit/exports', { body: { filter: auditRequestFilter(filterOf(search)) } })), onSuccess: started });
  const failure = verify.error ?? exporting.error;
  return (
    <AuditList
      scope={undefined} title={t.server} actions={<AuditButtons verify={verify} exporting={exporting} />}
      notice={(failure || job) && <>{failure && <Note tone="bad" alert>{failure.message}</Note>}{job && <OwnJob key={job} id={job} />}</>}
    />
  );
}
