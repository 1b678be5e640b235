import { Button, Menu, Tooltip } from '@mantine/core';
import { IconBolt, IconFilterOff, IconPencil, IconPlus, IconTrash, IconUsers } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useCallback, useState } from 'react';
import { may } from '../../api/permissions';
import { paths } from '../../app/paths';
import { useWorkspace } from '../../app/session';
import { useAddress } from '../../app/useAddress';
import { common, groups as t } from '../../texts';
import { figure } from '../../texts/format';
import { pages } from '../../table/data';
import { type Column, List } from '../../table/List';
import { SearchBox } from '../../table/Toolbar';
import { Link, useGo } from '../../ui/Link';
import { Page } from '../../ui/Page';
import { RowMenu } from '../../ui/RowMenu';
import { State } from '../../ui/states';
import { Time } from '../../ui/Time';
import { NewGroup, RemoveGroup, RenameGroup } from './GroupDialogs';
import s from './groups.module.css';
import { type Group, type GroupKind, groupsQuery, sites, tags, teams } from './kinds';

const icon = { size: 16, stroke: 1.7 };

export const Teams = () => <GroupPage key="teams" kind={teams} />;
export const Tags = () => <GroupPage key="tags" kind={tags} />;
export const Sites = () => <GroupPage key="sites" kind={sites} />;

const columns = (people: (g: Group) => ReactNode, menu: (g: Group) => ReactNode): Column<Group>[] => [
  { key: 'name', head: t.name, main: true, cell: (g) => <span className={s.name} title={g.dynamic ? t.byRule : g.name}>{g.dynamic && <IconBolt size={14} stroke={1.9} aria-label={t.by} />}{g.name}</span> },
  { key: 'members', head: t.members, width: 150, align: 'right', cell: people },
  { key: 'created', head: t.created, width: 150, hide: 'phone', cell: (g) => <Time at={g.createdAt} /> },
  { key: 'menu', head: '', width: 64, align: 'right', cell: menu },
];

type Acting = { group: Group; action: 'rename' | 'remove' };

/** Teams, tags or sites: how many have each, and what an Admin does with them. */
function GroupPage({ kind }: { kind: GroupKind }) {
  const { ws } = useParams({ from: '/w/$ws' });
  const workspace = useWorkspace(ws);
  const [search, change] = useAddress();
  const [acting, setActing] = useState<Acting>();
  const go = useGo();
  const w = kind.words;
  const writes = may(workspace, 'members.write');
  const why = common.notYours(common.role[workspace.me.role]);
  const data = pages(useInfiniteQuery(groupsQuery(ws, kind, search.q ?? '')));
  const onSearch = useCallback((q: string) => change({ q }), [change]);
  const users = (g: Group) => paths.workspace(ws).users({ [kind.filter]: g.id });
  const people = (g: Group) => (g.members === 0 ? <span className="text-3">{t.noPeople}</span> : <Link to={users(g)} className="link" aria-label={t.showPeople(g.name, g.members)}>{t.people(g.members)}</Link>);
  const menu = (g: Group) => (
    <RowMenu label={w.actions(g.name)}>
      <Menu.Item leftSection={<IconUsers {...icon} />} disabled={g.members === 0} onClick={() => go(users(g))}>{w.show}</Menu.Item>
      <Menu.Divider />
      <Menu.Item leftSection={<IconPencil {...icon} />} disabled={!writes} onClick={() => setActing({ group: g, action: 'rename' })}>{w.rename}…</Menu.Item>
      <Menu.Item className="bad" leftSection={<IconTrash {...icon} />} disabled={!writes} onClick={() => setActing({ group: g, action: 'remove' })}>{w.remove}…</Menu.Item>
      {!writes && <Menu.Label className={s.why ?? ''}>{why}</Menu.Label>}
    </RowMenu>
  );
  const create = <Tooltip label={why} disabled={writes}><Button leftSection={<IconPlus size={16} stroke={2} />} {...(writes ? {} : { 'data-disabled': true, 'aria-disabled': true })} onClick={(e) => { if (writes) change({ new: 'yes' }); else e.preventDefault(); }}>{w.create}</Button></Tooltip>;
  const close = () => setActing(undefined);
  const none = data.items?.length === 0;
  return (
    <Page title={w.page} place={workspace.name} lead={w.lead} width="fill" {...(data.total ? { count: figure(data.total.value) } : {})} actions={none && !search.q ? undefined : create} tools={none && !search.q ? undefined : <SearchBox value={search.q ?? ''} onChange={onSearch} label={w.search} />}>
      <List
        label={w.page} columns={columns(people, menu)} data={data} rowKey={(g) => g.id}
        empty={search.q
          ? <State icon={<IconFilterOff size={24} stroke={1.6} />} title={common.nothingMatches(search.q)} actions={<Button variant="default" onClick={() => onSearch('')}>{common.clear}</Button>} />
          : <State icon={<kind.icon size={24} stroke={1.6} />} title={w.empty.title} detail={writes ? w.empty.detail : why} actions={writes ? create : undefined} />}
      />
      {search.new && writes && <NewGroup ws={ws} kind={kind} close={() => change({ new: undefined })} />}
      {acting?.action === 'rename' && <RenameGroup ws={ws} kind={kind} group={acting.group} close={close} />}
      {acting?.action === 'remove' && <RemoveGroup ws={ws} kind={kind} group={acting.group} close={close} />}
    </Page>
  );
}
