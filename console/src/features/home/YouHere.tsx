import { useQuery } from '@tanstack/react-query';
import type { Account, Workspace } from '../../api/types';
import { paths } from '../../app/paths';
import { home as t } from '../../texts';
import { figure } from '../../texts/format';
import { Bar } from '../../ui/Bar';
import { Link } from '../../ui/Link';
import { Facts } from '../../ui/Page';
import { RoleBadge } from '../../ui/RoleBadge';
import { Status } from '../../ui/Status';
import { Time } from '../../ui/Time';
import { licenceQuery } from '../administration/queries';
import s from './home.module.css';

export function YouHere({ workspace, account }: { workspace: Workspace; account: Account }) {
  return (
    <section className={s.part}>
      <h2>{t.you}</h2>
      <Facts
        items={[
          [t.yourRole, <span className={s.role}><RoleBadge role={workspace.me.role} /><span className="text-2">{t.roleMeans[workspace.me.role]}</span></span>],
          [t.email, account.email],
          [t.secondStep, account.twoFactor ? <Status kind="ok" tone="ok" quiet>{t.secondOn}</Status> : <span className="row"><Status kind="off" tone="mute" quiet>{t.secondOff}</Status><Link to={paths.account.security()} className="link">{t.setUp}</Link></span>],
          ...(workspace.contactEmail ? [[t.contact, <a key="c" className="link" href={`mailto:${workspace.contactEmail}`}>{workspace.contactEmail}</a>] as [string, React.ReactNode]] : []),
          [t.since, <Time key="s" at={workspace.createdAt} />],
        ]}
      />
    </section>
  );
}

export function SeatsTile({ ws }: { ws: string }) {
  const licence = useQuery(licenceQuery(ws)).data;
  return (
    <Link to={paths.workspace(ws).licence()} className={`${s.part} ${s.seats}`}>
      <h2>{t.seats}</h2>
      {licence ? (
        <>
          <div className={s.figure}>{figure(licence.used)} <span>{licence.seats === null ? t.noLimit : t.seatsOf(figure(licence.seats))}</span></div>
          {licence.seats !== null && <Bar part={licence.used} whole={licence.seats} tone={licence.level} height={6} />}
        </>
      ) : <span className="sk" style={{ width: 120, height: 22, marginTop: 10 }} />}
    </Link>
  );
}
