import { Button, Select, TextInput } from '@mantine/core';
import { IconFilterOff, IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback } from 'react';
import type { AuditEntry } from '../../api/types';
import { useAddress } from '../../app/useAddress';
import { audit as t, common } from '../../texts';
import { pages } from '../../table/data';
import { type Column, List } from '../../table/List';
import { FilterChip, SearchBox } from '../../table/Toolbar';
import { Avatar } from '../../ui/Avatar';
import { Page } from '../../ui/Page';
import { State } from '../../ui/states';
import { Time } from '../../ui/Time';
import { AuditDetail } from './AuditDetail';
import s from './audit.module.css';
import { auditActionsQuery, auditFilterNames, auditQuery, type AuditScope, filterOf } from './queries';

interface Props { scope: AuditScope; title: string; place?: string | undefined; actions?: ReactNode; notice?: ReactNode }

/** Any audit log; the whole view is in the address, so a link shows another person the same entries. */
export function AuditList({ scope, title, place, actions, notice }: Props) {
  const [search, change] = useAddress();
  const filter = filterOf(search);
  const filtered = auditFilterNames.some((n) => search[n]);
  const data = pages(useInfiniteQuery(auditQuery(scope, filter)));
  const actionNames = useQuery(auditActionsQuery(scope)).data?.items;
  const onSearch = useCallback((q: string) => change({ q, entry: undefined }), [change]);
  const clear = () => change(Object.fromEntries(auditFilterNames.map((n) => [n, undefined])));
  const toggle = (e: AuditEntry) => change({ entry: search.entry === e.id ? undefined : e.id });

  const tools = (
    <>
      <SearchBox value={search.q ?? ''} onChange={onSearch} label={t.search} />
      {actionNames && <Select className={s.action ?? ''} aria-label={t.action} searchable data={[{ value: '', label: t.anyAction }, ...actionNames.map((a) => ({ value: a, label: t.actionWords(a) }))]} value={search.action ?? ''} onChange={(v) => change({ action: v ?? undefined, entry: undefined })} />}
      <label className={s.date}><span>{t.from}</span><TextInput type="date" value={search.from ?? ''} max={search.to} onChange={(e) => change({ from: e.currentTarget.value })} /></label>
      <label className={s.date}><span>{t.to}</span><TextInput type="date" value={search.to ?? ''} min={search.from} onChange={(e) => change({ to: e.currentTarget.value })} /></label>
      {search.actor && <FilterChip field={t.actor} value={data.items?.[0]?.actor.name ?? search.actor} onRemove={() => change({ actor: undefined })} />}
      {search.subject && <FilterChip field={t.subject} value={data.items?.[0]?.subject?.name ?? search.subject} onRemove={() => change({ subject: undefined })} />}
      {filtered && <Button variant="subtle" onClick={clear}>{common.clear}</Button>}
    </>
  );
  return (
    <Page title={title} place={place} lead={t.lead} actions={actions} tools={<>{tools}{notice && <div style={{ flexBasis: '100%' }}>{notice}</div>}</>} width="fill" foot={data.items?.length ? <span className="num">{common.shown(data.items.length, data.total)}</span> : undefined}>
      <List
        label={title} columns={columns(toggle)} data={data} rowKey={(e) => e.id} onRow={toggle} open={(e) => e.id === search.entry} detail={(e) => <AuditDetail entry={e} change={change} />}
        empty={filtered
          ? <State icon={<IconFilterOff size={24} stroke={1.6} />} title={search.q ? common.nothingMatches(search.q) : common.nothingMatchesFilters} detail={common.looseFilters} actions={<Button variant="default" onClick={clear}>{common.clear}</Button>} />
          : <State icon={<IconHistory size={24} stroke={1.6} />} title={t.empty.title} detail={t.empty.detail} />}
      />
    </Page>
  );
}

const columns = (toggle: (e: AuditEntry) => void): Column<AuditEntry>[] => [
  { key: 'who', head: t.columns.who, width: '22%', under: true, cell: (e) => <span className="row"><Avatar id={e.actor.id ?? e.actor.type} name={e.actor.name} shape={e.actor.type === 'account' ? 'person' : 'machine'} /><span className="ellipsis">{e.actor.name}</span></span> },
  { key: 'what', head: t.columns.what, main: true, cell: (e) => <button type="button" className="plain ellipsis" style={{ maxWidth: '100%', display: 'block' }} aria-label={t.open(t.actionWords(e.action))} onClick={() => toggle(e)}>{t.actionWords(e.action)}</button> },
  { key: 'subject', head: t.columns.subject, width: '24%', under: true, cell: (e) => e.subject?.name ?? '' },
  { key: 'from', head: t.columns.from, width: 140, hide: 'narrow', cell: (e) => <span className="mono">{e.address}</span> },
  { key: 'when', head: t.columns.when, width: 116, cell: (e) => <Time at={e.at} /> },
];
