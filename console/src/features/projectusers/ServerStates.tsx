import { Button, Checkbox } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ProjectUser, ServerState } from '../../api/types';
import { projectUsers } from '../../texts';
import { Loaded, LoadingLines } from '../../ui/states';
import { Status } from '../../ui/Status';
import { Time } from '../../ui/Time';
import s from './projectusers.module.css';
import { statesQuery } from './queries';
import { connected, revocable } from './serverStates';
import { RevokeUser } from './UserDialogs';

const t = projectUsers.status;

function StateOf({ of: { credential, state } }: { of: ServerState }) {
  if (credential === 'none') return <span className="text-3">{t.open}</span>;
  switch (state) {
    case 'authenticated': return <Status kind="active" tone="ok" quiet>{t.authenticated}</Status>;
    case 'expired': return <Status kind="warning" tone="bad">{t.expired}</Status>;
    case 'narrow': return <Status kind="warning" tone="warn">{t.narrow}</Status>;
    case 'not-authenticated': return <Status kind="off" tone="mute">{t.not}</Status>;
  }
}

/** A token that has ended stays usable: whoever needs it next renews it. */
function TokenEnd({ at }: { at: string }) {
  const past = Date.parse(at) < Date.now();
  return <small>{past ? t.ended : t.ends} <Time at={at} />{past ? t.renewedNext : t.renews}</small>;
}

/** Each server of the project: connected or not, since when, last used, what it last refused. */
export function ServerStates({ ws, project, user, mayRevoke }: { ws: string; project: string; user: ProjectUser; mayRevoke: boolean }) {
  const query = useQuery(statesQuery(ws, project, user.id));
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [asking, setAsking] = useState(false);
  const items = query.data?.items ?? [];
  const chosen = items.filter((x) => revocable(x) && ticked.includes(x.server.id)).map((x) => x.server.id);
  // Names stand under each other, with a box before them or not.
  const indent = mayRevoke && items.some(revocable) ? s.indent : undefined;
  const close = () => { setAsking(false); setTicked([]); };
  return (
    <section className={s.part}>
      <div className={s.partHead}>
        <h3>{t.title}</h3><span className="text-3 grow">{query.data && t.of(...connected(items))}</span>
        {mayRevoke && <>{chosen.length > 0 && <span className="text-2">{t.selected(chosen.length)}</span>}<Button variant="default" className="danger-line" disabled={chosen.length === 0} leftSection={<IconPlugConnectedX size={16} stroke={1.7} />} onClick={() => setAsking(true)}>{t.button}</Button></>}
      </div>
      <Loaded query={query} loading={<LoadingLines lines={3} />}>
        {() => (items.length === 0 ? <p className="text-3">{t.none}</p> : (
          <div className={s.scroll}>
            <table className={s.table} aria-label={t.title}>
              <thead><tr><th scope="col">{t.server}</th><th scope="col">{t.state}</th><th scope="col" data-wide>{t.credential}</th><th scope="col" data-wide>{t.since}</th><th scope="col" data-wide>{t.used}</th></tr></thead>
              <tbody>
                {items.map((x) => (
                  <tr key={x.server.id} aria-selected={chosen.includes(x.server.id) || undefined}>
                    <td>{mayRevoke && revocable(x)
                      ? <Checkbox label={x.server.name} aria-label={t.select(x.server.name)} checked={ticked.includes(x.server.id)} onChange={(e) => { const on = e.currentTarget.checked; setTicked((l) => (on ? [...l, x.server.id] : l.filter((id) => id !== x.server.id))); }} />
                      : <span className={indent}>{x.server.name}</span>}</td>
                    <td>{!x.enabled ? <Status kind="disabled" tone="mute">{t.off}</Status> : <StateOf of={x} />}{x.scopes.length > 0 && <small>{t.scopes(x.scopes.join(' '))}</small>}{x.expiresAt && x.state !== 'expired' && <TokenEnd at={x.expiresAt} />}{x.lastError && <small className={s.bad}>{t.error(x.lastError)}{x.lastErrorAt && <>, <Time at={x.lastErrorAt} /></>}</small>}{x.since && <small data-narrow>{t.since} <Time at={x.since} /></small>}{x.lastUsed && <small data-narrow>{t.used} <Time at={x.lastUsed} /></small>}</td>
                    <td data-wide>{t.whose[x.credential]}</td>
                    <td data-wide><Time at={x.since} none="–" /></td>
                    <td data-wide><Time at={x.lastUsed} none="–" /></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ))}
      </Loaded>
      {asking && <RevokeUser ws={ws} project={project} user={user} chosen={chosen} close={close} />}
    </section>
  );
}
