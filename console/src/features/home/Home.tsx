import { IconMessageChatbot } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { may } from '../../api/permissions';
import { useSession, useWorkspace } from '../../app/session';
import { home as t } from '../../texts';
import { Page } from '../../ui/Page';
import { State } from '../../ui/states';
import s from './home.module.css';
import { LatestAudit, LatestJobs } from './Latest';
import { SeatsTile, YouHere } from './YouHere';

export function Home() {
  const { ws } = useParams({ from: '/w/$ws' });
  const workspace = useWorkspace(ws);
  const { account } = useSession();
  if (workspace.me.role === 'agent-user') {
    return (
      <>
        <title>{t.agent.title(workspace.name)}</title>
        <State level={1} tone="accent" icon={<IconMessageChatbot size={24} stroke={1.6} />} title={t.agent.title(workspace.name)} detail={<>{t.agent.detail}<br /><span className="small text-3">{t.agent.signedIn(account.email)}</span></>} />
      </>
    );
  }
  return (
    <Page title={workspace.name} place={t.page} width="fill">
      <div className={s.home}>
        <div className={s.top}>
          <YouHere workspace={workspace} account={account} />
          {may(workspace, 'licence.read') && <SeatsTile ws={ws} />}
        </div>
        <div className={s.lists}>
          {may(workspace, 'audit.read') && <LatestAudit ws={ws} />}
          {may(workspace, 'jobs.read') && <LatestJobs ws={ws} />}
        </div>
      </div>
    </Page>
  );
}
