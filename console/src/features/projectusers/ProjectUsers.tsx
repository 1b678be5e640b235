import { useMemo, useState } from 'react';
import { api, take } from '../../api/client';
import { useAddress } from '../../app/useAddress';
import { requestOf } from '../../table/view';
import { useView } from '../../table/useView';
import { UserTable } from '../../table/UserTable';
import { ExportMenu } from '../members/ExportView';
import { type Here, ProjectFrame } from '../projects/ProjectFrame';
import { asBody } from './queries';
import { NewLink } from '../projects/NewLink';
import { RemoveUser, RevokeUser } from './UserDialogs';
import { type Asking, useProjectUsers } from './useProjectUsers';

export const ProjectUsers = () => <ProjectFrame tab="users" actions={(here) => here.project.users > 0 && <ExportUsers here={here} />}>{(here) => <Table {...here} />}</ProjectFrame>;

/** Exactly this view as a file. */
function ExportUsers({ here }: { here: Here }) {
  const of = useProjectUsers(here, ignore);
  const { view } = useView(of);
  const { ws, project } = here;
  return (
    <ExportMenu ws={ws} start={(format) => take(api.POST('/api/v1/workspaces/{ws}/projects/{project}/users/exports', {
      params: { path: { ws, project: project.slug } }, body: { format, sort: view.sort || null, filter: asBody(requestOf(view)), columns: view.columns } as never,
    }))} />
  );
}
const ignore = () => {};

function Table({ workspace, ws, project, etag, why }: Here) {
  const [asking, ask] = useState<Asking>();
  const [, change] = useAddress();
  const here = useMemo(() => ({ workspace, ws, project, etag, why }), [etag, project, why, workspace, ws]);
  const of = useProjectUsers(here, ask);
  const close = () => ask(undefined);
  return (
    <>
      <UserTable of={of} />
      {asking?.action === 'connect' && <NewLink ws={ws} project={project.slug} email={asking.user.email} close={close} />}
      {asking?.action === 'revoke' && <RevokeUser key={asking.user.id} ws={ws} project={project.slug} user={asking.user} close={close} />}
      {asking?.action === 'remove' && <RemoveUser ws={ws} project={project.slug} user={asking.user} close={close} removed={() => change({ person: undefined })} />}
    </>
  );
}
