import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { listen } from '../../api/events';
import { sessionQuery, workspaceQuery } from '../../app/session';
import { common, frame as t } from '../../texts';
import { toast } from '../../ui/toast';
import { jobMoved } from '../jobs/queries';
import { memberChanged } from '../members/live';

/** Keeps an open page true: rights, jobs and settings follow the server's events. Returns whether access has ended. */
export function useWorkspaceEvents(ws: string, enabled: boolean): boolean {
  const client = useQueryClient();
  const [endedIn, setEndedIn] = useState<string>();
  useEffect(() => {
    if (!enabled) return;
    setEndedIn(undefined);
    // A thousand mails that go out are a thousand events; the list is fetched twice a second at most.
    const waiting = new Map<string, ReturnType<typeof setTimeout>>();
    const calm = (queryKey: string[]) => {
      const name = queryKey.join('/');
      if (!waiting.has(name)) waiting.set(name, setTimeout(() => { waiting.delete(name); void client.invalidateQueries({ queryKey }); }, 500));
    };
    const stop = listen(`/api/v1/workspaces/${encodeURIComponent(ws)}/events`, {
      reopened: () => void client.invalidateQueries(),
      on: (name, data) => {
        switch (name) {
          case 'hello': {
            const known = client.getQueryData(workspaceQuery(ws).queryKey)?.data.me.role;
            if ('role' in data && data.role && known && data.role !== known) void client.invalidateQueries({ queryKey: ['workspace', ws] });
            break;
          }
          case 'resync': void client.invalidateQueries(); break;
          case 'session.ended': void client.invalidateQueries(sessionQuery); break;
          case 'role.changed': {
            const role = 'role' in data ? data.role : undefined;
            void Promise.all([client.invalidateQueries({ queryKey: ['workspace', ws] }), client.invalidateQueries(sessionQuery)]);
            if (role) toast(t.roleChanged(common.role[role]), { tone: 'info' });
            break;
          }
          case 'access.ended':
            setEndedIn(ws);
            void client.invalidateQueries(sessionQuery).then(() => client.removeQueries({ queryKey: ['workspace', ws] }));
            break;
          case 'job.progress': if ('job' in data) jobMoved(client, ws, data.job); break;
          case 'workspace.changed': void client.invalidateQueries(workspaceQuery(ws)); break;
          case 'licence.changed': void client.invalidateQueries({ queryKey: ['workspace', ws, 'licence'] }); break;
          case 'member.changed': memberChanged(client, ws, 'id' in data ? data.id : undefined); break;
          case 'lists.changed':
            if (!('list' in data) || !data.list) break;
            calm(['workspace', ws, data.list]);
            // A team's name stands beside everyone in it.
            if (['teams', 'tags', 'sites'].includes(data.list)) memberChanged(client, ws, undefined);
            break;
          case 'project-user.changed': case 'project-user.deleted': calm(['workspace', ws, 'project-users']); break;
          case 'credential.revoked': calm(['workspace', ws, 'project-users']); calm(['workspace', ws, 'projects']); break;
          case 'project.changed': calm(['workspace', ws, 'projects']); break;
          case 'invitation.changed': calm(['workspace', ws, 'invitations']); break;
        }
      },
    });
    return () => { stop(); waiting.forEach(clearTimeout); };
  }, [client, enabled, ws]);
  return endedIn === ws;
}
