import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Agent, AgentKey } from '../../api/types';
import { useAddress } from '../../app/useAddress';
import { projects } from '../../texts';
import { Confirm } from '../../ui/dialogs';
import { Note } from '../../ui/Note';
import { Section } from '../../ui/Page';
import { Loaded } from '../../ui/states';
import { Status } from '../../ui/Status';
import { Time } from '../../ui/Time';
import { toast } from '../../ui/toast';
import { Act } from './Act';
import { NewKey } from './NewKey';
import s from './projects.module.css';
import { endKey, keysQuery, projectsMoved } from './queries';

const t = projects.key;

/** Whom a key may name, in words. */
export function whom({ kind, emails, domains, team }: AgentKey['binding']): string {
  switch (kind) {
    case 'any': return t.anyone;
    case 'team': return team?.name ? t.inTeam(team.name) : t.teamGone;
    case 'domains': return (domains ?? []).map((d) => `@${d}`).join(', ');
    case 'list': return emails && emails.length <= 2 ? emails.join(', ') : t.people(emails?.length ?? 0);
  }
}

const limits = (k: AgentKey) => [k.addresses.join(', '), k.perMinute !== null && t.limit(k.perMinute)].filter(Boolean).join(' · ');

export function AgentKeys({ ws, project, agent, why }: { ws: string; project: string; agent: Agent; why: string | undefined }) {
  const client = useQueryClient();
  const [search, change] = useAddress();
  const [ending, setEnding] = useState<AgentKey>();
  const query = useQuery(keysQuery(ws, project, agent.id));
  const end = async (k: AgentKey) => {
    await endKey(ws, project, agent.id, k.id);
    await projectsMoved(client, ws);
    toast(t.endedToast(k.name));
  };
  return (
    <Section title={t.section} detail={t.detail} actions={<Act label={t.create} why={why} onClick={() => change({ new: 'key' })} />}>
      <Loaded query={query}>
        {({ items }) => (items.length === 0 ? <Note tone="warn">{t.empty}</Note> : (
          <div className={s.scroll}>
            <table className={s.table} aria-label={t.section}>
              <thead><tr><th scope="col">{t.name}</th><th scope="col">{t.binding}</th><th scope="col" data-wide>{t.used}</th><th scope="col" data-wide>{t.ends}</th><th><span className="hidden">{t.end}</span></th></tr></thead>
              <tbody>
                {items.map((k) => (
                  <tr key={k.id}>
                    <td>{k.name}<small className="mono">{k.hint}</small></td>
                    <td title={(k.binding.emails ?? []).join(', ')}>{k.binding.kind === 'any' ? <Status kind="warning" tone="warn">{whom(k.binding)}</Status> : whom(k.binding)}<small>{limits(k)}</small></td>
                    <td data-wide><Time at={k.lastUsedAt} none={t.never} /></td>
                    <td data-wide>{k.expiresAt && new Date(k.expiresAt).getTime() <= Date.now() ? <Status kind="expires" tone="bad">{t.ended}</Status> : <Time at={k.expiresAt} none={t.notBySelf} />}</td>
                    <td>{!why && <Button variant="subtle" className="danger-line" onClick={() => setEnding(k)} aria-label={t.endTitle(k.name)}>{t.end}</Button>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ))}
      </Loaded>
      {search.new === 'key' && !why && <NewKey ws={ws} project={project} agent={agent} close={() => change({ new: undefined })} />}
      {ending && <Confirm title={t.endTitle(ending.name)} action={t.end} onClose={() => setEnding(undefined)} run={() => end(ending)}><p>{t.endDetail}</p></Confirm>}
    </Section>
  );
}
