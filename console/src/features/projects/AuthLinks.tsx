import { Menu } from '@mantine/core';
import { IconLink, IconLinkOff } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AuthLink } from '../../api/types';
import { useAddress } from '../../app/useAddress';
import { authLinks as t } from '../../texts';
import { pages } from '../../table/data';
import { type Column, List } from '../../table/List';
import { Confirm } from '../../ui/dialogs';
import { RowMenu } from '../../ui/RowMenu';
import { State } from '../../ui/states';
import { Status } from '../../ui/Status';
import { Time } from '../../ui/Time';
import { toast } from '../../ui/toast';
import { Act } from './Act';
import { NewLink } from './NewLink';
import { type Here, ProjectFrame } from './ProjectFrame';
import s from './projects.module.css';
import { endLink, linksKey, linksQuery, serversQuery } from './queries';

const icon = { size: 16, stroke: 1.7 };
const states = { active: ['active', 'ok'], used: ['ok', 'mute'], expired: ['expires', 'warn'], ended: ['cancelled', 'mute'] } as const;

export function AuthLinks() {
  return (
    <ProjectFrame tab="authLinks" actions={(here) => <Make {...here} />}>
      {(here) => <LinkList {...here} />}
    </ProjectFrame>
  );
}

/** In the page's head once there is a link; before that the empty page asks for the first. */
function Make({ ws, project, why }: Here) {
  const [, change] = useAddress();
  const links = useInfiniteQuery(linksQuery(ws, project.slug)).data;
  return links?.pages[0]?.items.length === 0 ? null : <Act label={t.create} why={why} onClick={() => change({ new: 'yes' })} />;
}

/** Whose it is, in words: the address, or everyone at some domains. */
export const whose = (x: Pick<AuthLink, 'email' | 'domains'>): string => x.email ?? x.domains.map((d) => `@${d}`).join(', ');

function LinkState({ link }: { link: AuthLink }) {
  const [kind, tone] = states[link.state];
  return <Status kind={kind} tone={tone} quiet={link.state === 'active' || link.state === 'used'}>{t.state[link.state]}</Status>;
}

const columns = (named: (x: AuthLink) => string, menu: (x: AuthLink) => React.ReactNode): Column<AuthLink>[] => [
  { key: 'for', head: t.for, main: true, cell: (x) => <span className={s.named} title={[whose(x), x.note].filter(Boolean).join(' · ')}>{whose(x)}{x.note && <small>{x.note}</small>}</span> },
  { key: 'kind', head: t.kind, width: 116, hide: 'phone', cell: (x) => t.kinds[x.kind].name },
  { key: 'servers', head: t.servers, width: '16%', hide: 'narrow', cell: (x) => <span title={named(x)}>{named(x)}</span> },
  { key: 'state', head: t.status, width: 104, cell: (x) => <LinkState link={x} /> },
  { key: 'expires', head: t.expires, width: 112, under: true, cell: (x) => <Time at={x.expiresAt} />, underCell: (x) => (x.state === 'active' || x.state === 'expired' ? <>{x.state === 'active' ? t.expires : t.state.expired} <Time at={x.expiresAt} /></> : t.kinds[x.kind].name) },
  { key: 'by', head: t.by, width: 124, hide: 'narrow', cell: (x) => <span title={x.createdBy}>{x.createdBy}</span> },
  { key: 'created', head: t.created, width: 104, hide: 'phone', cell: (x) => <Time at={x.createdAt} /> },
  { key: 'menu', head: '', width: 64, align: 'right', cell: menu },
];

function LinkList({ ws, project, why }: Here) {
  const client = useQueryClient();
  const [search, change] = useAddress();
  const [ending, setEnding] = useState<AuthLink>();
  const servers = useQuery(serversQuery(ws, project.slug)).data?.items;
  const data = pages(useInfiniteQuery(linksQuery(ws, project.slug)));
  const named = (x: AuthLink) => (x.servers.length === 0 ? t.allServers : x.servers.map((id) => servers?.find((y) => y.id === id)?.name ?? (servers ? t.gone : '…')).join(', '));
  const menu = (x: AuthLink) => x.state === 'active' && (
    <RowMenu label={t.actions(whose(x))}>
      <Menu.Item className="bad" leftSection={<IconLinkOff {...icon} />} disabled={!!why} onClick={() => setEnding(x)}>{t.end}…</Menu.Item>
      {why && <Menu.Label className={s.why ?? ''}>{why}</Menu.Label>}
    </RowMenu>
  );
  const end = async (x: AuthLink) => {
    await endLink(ws, project.slug, x.id);
    await client.invalidateQueries({ queryKey: linksKey(ws, project.slug) });
    toast(t.ended(whose(x)));
  };
  return (
    <>
      <List
        label={t.page} columns={columns(named, menu)} data={data} rowKey={(x) => x.id}
        empty={<State icon={<IconLink size={24} stroke={1.6} />} title={t.empty.title} detail={why ?? t.empty.detail} actions={why ? undefined : <Act label={t.create} why={why} onClick={() => change({ new: 'yes' })} />} />}
      />
      {search.new && !why && <NewLink ws={ws} project={project.slug} close={() => change({ new: undefined })} />}
      {ending && <Confirm title={t.endTitle(whose(ending))} action={t.end} onClose={() => setEnding(undefined)} run={() => end(ending)}><p>{t.endDetail}</p></Confirm>}
    </>
  );
}
