import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { Licence as LicenceShape } from '../../api/types';
import { paths } from '../../app/paths';
import { useSession, useWorkspace } from '../../app/session';
import { administration } from '../../texts';
import { figure } from '../../texts/format';
import { Bar } from '../../ui/Bar';
import { Link } from '../../ui/Link';
import { Note } from '../../ui/Note';
import { Page } from '../../ui/Page';
import { Loaded } from '../../ui/states';
import s from './administration.module.css';
import { licenceQuery } from './queries';

const t = administration.licence;

export function Licence() {
  const { ws } = useParams({ from: '/w/$ws' });
  const workspace = useWorkspace(ws);
  const query = useQuery(licenceQuery(ws));
  return (
    <Page title={t.page} place={workspace.name} lead={t.lead} width="fill">
      <Loaded query={query}>{(licence) => <Seats ws={ws} licence={licence} />}</Loaded>
    </Page>
  );
}

function Seats({ ws, licence }: { ws: string; licence: LicenceShape }) {
  const { account } = useSession();
  const limited = licence.seats !== null;
  const left = licence.left ?? 0;
  return (
    <>
      <div className={s.tiles}>
        <div><span>{t.used}</span><b>{figure(licence.used)}</b></div>
        <div data-level={licence.level}><span>{t.left}</span><b>{limited ? figure(left) : '–'}</b></div>
        <div><span>{t.seats}</span><b>{licence.seats === null ? t.noLimit : figure(licence.seats)}</b></div>
      </div>
      <div className={s.seats}>
      {licence.seats !== null && <div style={{ marginBottom: 20 }}><Bar part={licence.used} whole={licence.seats} tone={licence.level} height={8} /></div>}
      <Note tone={licence.level === 'red' ? 'bad' : licence.level === 'yellow' ? 'warn' : limited ? 'ok' : 'plain'}>
        {!limited ? t.unlimited : licence.level === 'red' ? t.level.red : t.level[licence.level](left)}
      </Note>
      <p className="text-3 small" style={{ marginTop: 12 }}>{t.who} {account.operator && <Link to={paths.operator.workspaces({ q: ws })} className="link">{t.change}</Link>}</p>
      </div>
    </>
  );
}
