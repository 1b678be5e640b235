import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useWorkspace } from '../../app/session';
import { administration } from '../../texts';
import { clockTime } from '../../texts/format';
import { Page } from '../../ui/Page';
import { Loaded, LoadingLines } from '../../ui/states';
import { Status } from '../../ui/Status';
import s from './administration.module.css';
import { type HealthGroup, healthGroups } from './healthFacts';
import { healthQuery } from './queries';

const t = administration.health;

export function Health() {
  const { ws } = useParams({ from: '/w/$ws' });
  const workspace = useWorkspace(ws);
  const query = useQuery(healthQuery);
  const live = query.isSuccess && !query.isRefetchError;
  return (
    <Page
      title={t.page} place={workspace.name} lead={t.lead} width="fill"
      actions={query.data && <span className={s.live} data-off={!live || undefined}>{live ? t.live : t.paused} · {t.updated} {clockTime(new Date(query.dataUpdatedAt))}</span>}
    >
      <Loaded query={query} loading={<div style={{ padding: '0 24px' }}><LoadingLines lines={10} /></div>}>
        {(health) => <div className={s.health} tabIndex={0} role="region" aria-label={t.page}>{healthGroups(health).map((g) => <Group key={g.key} group={g} />)}</div>}
      </Loaded>
    </Page>
  );
}

function Group({ group }: { group: HealthGroup }) {
  const w = group.wellness;
  return (
    <section>
      <div className="row">
        <h2 className="grow">{group.title}</h2>
        {w && <Status kind={w === 'ok' ? 'ok' : w === 'off' ? 'off' : 'warning'} tone={w === 'ok' ? 'ok' : w === 'off' ? 'mute' : w === 'down' ? 'bad' : 'warn'} quiet={w === 'ok'}>{t[w]}</Status>}
      </div>
      {group.why && <p className="small text-2" style={{ marginTop: 2 }}>{group.why}</p>}
      <dl className={s.healthFacts}>
        {group.facts.map((f) => <div key={f.label}><dt>{f.label}</dt><dd key={f.value}>{f.value}</dd></div>)}
      </dl>
    </section>
  );
}
