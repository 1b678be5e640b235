import { Button, Checkbox } from '@mantine/core';
import { IconFilterOff, IconMailOpened } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { may } from '../../api/permissions';
import type { Invitation, InvitationState, Workspace } from '../../api/types';
import { useAddress } from '../../app/useAddress';
import { common, invitations } from '../../texts';
import { figure } from '../../texts/format';
import { pages } from '../../table/data';
import { type Column, List } from '../../table/List';
import { has, nobody, only, state, toggle } from '../../table/selection';
import { useSelection } from '../../table/useSelection';
import { SearchBox } from '../../table/Toolbar';
import { RoleBadge } from '../../ui/RoleBadge';
import { Segments } from '../../ui/Segments';
import { State } from '../../ui/states';
import { Status } from '../../ui/Status';
import { Time } from '../../ui/Time';
import { type Action, InvitationDialogs } from './InvitationDialogs';
import { useInvitationBulk } from './InvitationBulk';
import { InvitationMenu } from './InvitationMenu';
import s from './invitations.module.css';
import { invitationsQuery } from './queries';
import { ResendFailed } from './ResendFailed';
import { useLink } from './useLink';

const t = invitations.list;
const filters: Record<keyof typeof t.filters, InvitationState[]> = {
  pending: ['queued', 'sent', 'failed', 'expired'], failed: ['failed'], expired: ['expired'], accepted: ['accepted'], cancelled: ['cancelled'], all: [],
};

function StateOf({ of }: { of: Invitation }) {
  const word = t.states[of.state];
  switch (of.state) {
    case 'queued': return of.failure ? <Status kind="warning" tone="warn"><span title={of.failure}>{t.noMail}</span></Status> : <Status kind="queued" tone="mute">{word}</Status>;
    case 'sent': return <Status kind="ok" tone="info">{of.delivery === 'link' ? t.link : word}</Status>;
    case 'failed': return <span className="row"><Status kind="failed" tone="bad">{word}</Status><span className="ellipsis small" title={of.failure ?? undefined}>{of.failure}</span></span>;
    case 'accepted': return <Status kind="active" tone="ok" quiet>{word}</Status>;
    case 'expired': return <Status kind="expires" tone="warn">{word}</Status>;
    case 'cancelled': return <Status kind="cancelled" tone="mute">{word}</Status>;
  }
}

const open = (i: Invitation) => i.state !== 'accepted' && i.state !== 'cancelled';

const columns = (menu: (i: Invitation) => ReactNode): Column<Invitation>[] => [
  { key: 'email', head: t.email, main: true, cell: (i) => <span title={i.email}>{i.email}</span> },
  { key: 'role', head: t.role, width: 110, under: true, cell: (i) => <RoleBadge role={i.role} /> },
  { key: 'state', head: t.state, width: '24%', under: true, cell: (i) => <StateOf of={i} /> },
  { key: 'sent', head: t.sent, width: 110, hide: 'phone', cell: (i) => <Time at={i.sentAt} none={t.notSent} /> },
  { key: 'expires', head: t.expires, width: 110, hide: 'phone', cell: (i) => (i.state === 'accepted' || i.state === 'cancelled' ? <span className="text-3">–</span> : <Time at={i.expiresAt} />) },
  { key: 'by', head: t.by, width: '14%', hide: 'narrow', cell: (i) => i.invitedBy },
  { key: 'menu', head: '', width: 64, align: 'right', cell: menu },
];

/** Who was invited and has not come, and what became of the others. */
export function Invitations({ workspace }: { workspace: Workspace }) {
  const ws = workspace.slug;
  const [search, change] = useAddress();
  const [acting, setActing] = useState<{ invitation: Invitation; action: Action }>();
  const link = useLink(ws);
  const chosen = (search.invitations && search.invitations in filters ? search.invitations : 'pending') as keyof typeof filters;
  const data = pages(useInfiniteQuery(invitationsQuery(ws, filters[chosen], search.invited ?? '')));
  const onSearch = useCallback((invited: string) => change({ invited }), [change]);
  const writes = may(workspace, 'invitations.write');
  const ticked = useSelection(`${ws} ${chosen} ${search.invited ?? ''}`, data.items?.length ?? 0);
  const able = useMemo(() => data.items?.filter(open) ?? [], [data.items]);
  const ids = able.map((i) => i.id);
  const selected = able.filter((i) => has(ticked.value, i.id));
  const bulk = useInvitationBulk(workspace, selected, ticked.clear);
  const boxes = state(only(selected.map((i) => i.id)), ids);
  const select: Column<Invitation> = {
    key: 'select', width: 50, head: <Checkbox aria-label={invitations.bulk.selectAll} checked={ids.length > 0 && boxes === 'all'} indeterminate={boxes === 'some'} disabled={ids.length === 0} onChange={() => ticked.set(boxes === 'all' ? nobody : only(ids))} />,
    cell: (i) => open(i) && <Checkbox aria-label={invitations.bulk.select(i.email)} checked={has(ticked.value, i.id)} onChange={() => ticked.set(toggle(ticked.value, i.id, ids))} />,
  };
  const menu = (i: Invitation) => open(i) && <InvitationMenu workspace={workspace} invitation={i} copy={() => link.ask(i)} act={(action) => setActing({ invitation: i, action })} />;
  return (
    <section aria-label={t.title}>
      <div className={s.head}>
        <h2>{t.title}{data.total && <span className={s.count}>{figure(data.total.value)}{data.total.exact ? '' : '+'}</span>}</h2>
        {writes && <ResendFailed ws={ws} busy={bulk.busy} resendAll={bulk.resendAll} />}
        <Segments label={t.filter} value={chosen} onChange={(f) => change({ invitations: f === 'pending' ? undefined : f })} options={(Object.keys(filters) as (keyof typeof filters)[]).map((value) => ({ value, label: t.filters[value] }))} />
        <SearchBox value={search.invited ?? ''} onChange={onSearch} label={t.search} shortcut={false} />
      </div>
      <div className={s.list}><List
        label={t.title} columns={writes ? [...(chosen === 'accepted' || chosen === 'cancelled' ? [] : [select]), ...columns(menu)] : columns(menu).filter((c) => c.key !== 'menu')} data={data} rowKey={(i) => i.id}
        empty={search.invited
          ? <State icon={<IconFilterOff size={24} stroke={1.6} />} title={common.nothingMatches(search.invited)} actions={<Button variant="default" onClick={() => onSearch('')}>{common.clear}</Button>} />
          : <State icon={<IconMailOpened size={24} stroke={1.6} />} title={chosen === 'pending' || chosen === 'all' ? t.empty.title : t.emptyOther} {...(chosen === 'pending' ? { detail: t.empty.detail } : {})} />}
      /></div>
      {acting && <InvitationDialogs workspace={workspace} invitation={acting.invitation} action={acting.action} close={() => setActing(undefined)} />}
      {link.dialog}
      {writes && bulk.place}
    </section>
  );
}
