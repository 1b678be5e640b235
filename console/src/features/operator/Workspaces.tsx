import { Button, Menu } from '@mantine/core';
import { IconAlertTriangle, IconArmchair, IconArrowRight, IconBuilding, IconFilterOff, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { OperatorWorkspace } from '../../api/types';
import { paths } from '../../app/paths';
import { useSession } from '../../app/session';
import { useAddress } from '../../app/useAddress';
import { common, operator } from '../../texts';
import { figure } from '../../texts/format';
import { pages } from '../../table/data';
import { type Column, List } from '../../table/List';
import { SearchBox } from '../../table/Toolbar';
import { Avatar } from '../../ui/Avatar';
import { useGo } from '../../ui/Link';
import { Page } from '../../ui/Page';
import { RowMenu } from '../../ui/RowMenu';
import { State } from '../../ui/states';
import { Time } from '../../ui/Time';
import { NewWorkspaceDialog } from './NewWorkspaceDialog';
import { operatorWorkspacesQuery } from './queries';
import { SeatsDialog } from './SeatsDialog';

const t = operator.workspaces;

const columns = (menu: (w: OperatorWorkspace) => React.ReactNode): Column<OperatorWorkspace>[] => [
  { key: 'name', head: t.name, main: true, cell: (w) => <span className="row"><Avatar id={w.id} name={w.name} shape="workspace" /><span className="ellipsis">{w.name}</span></span> },
  { key: 'slug', head: t.slug, width: '18%', hide: 'phone', cell: (w) => <span className="mono">/w/{w.slug}</span> },
  { key: 'members', head: t.members, width: 96, align: 'right', cell: (w) => figure(w.members) },
  { key: 'admins', head: t.admins, width: 96, align: 'right', hide: 'phone', cell: (w) => (w.admins < 2 ? <span title={t.fewAdmins} style={{ color: 'var(--warn)' }}><IconAlertTriangle size={14} aria-label={t.fewAdmins} style={{ verticalAlign: -2 }} /> {figure(w.admins)}</span> : figure(w.admins)) },
  { key: 'seats', head: t.seats, width: 110, align: 'right', hide: 'phone', cell: (w) => (w.seats === null ? <span className="text-3">{t.noLimit}</span> : figure(w.seats)) },
  { key: 'made', head: t.made, width: 130, hide: 'narrow', cell: (w) => <Time at={w.createdAt} /> },
  { key: 'menu', head: '', width: 64, align: 'right', cell: menu },
];

export function Workspaces() {
  const go = useGo();
  const { workspaces: mine } = useSession();
  const [search, change] = useAddress();
  const [seatsOf, setSeatsOf] = useState<OperatorWorkspace>();
  const data = pages(useInfiniteQuery(operatorWorkspacesQuery(search.q)));
  const onSearch = useCallback((q: string) => change({ q }), [change]);
  const create = <Button leftSection={<IconPlus size={16} stroke={2} />} onClick={() => change({ new: 'yes' })}>{t.create}</Button>;
  const menu = (w: OperatorWorkspace) => (
    <RowMenu label={t.actions(w.name)}>
      <Menu.Item leftSection={<IconArmchair size={16} stroke={1.7} />} onClick={() => setSeatsOf(w)}>{t.setSeats}</Menu.Item>
      {mine.some((m) => m.id === w.id) && <Menu.Item leftSection={<IconArrowRight size={16} stroke={1.7} />} onClick={() => go(paths.workspace(w.slug).home())}>{t.open}</Menu.Item>}
    </RowMenu>
  );
  return (
    <Page title={t.page} lead={t.lead} actions={create} width="fill" tools={<SearchBox value={search.q ?? ''} onChange={onSearch} label={t.search} />} foot={data.items?.length ? <span className="num">{common.shown(data.items.length, data.total)}</span> : undefined}>
      <List
        label={t.page} columns={columns(menu)} data={data} rowKey={(w) => w.id}
        empty={search.q
          ? <State icon={<IconFilterOff size={24} stroke={1.6} />} title={common.nothingMatches(search.q)} actions={<Button variant="default" onClick={() => onSearch('')}>{common.clear}</Button>} />
          : <State icon={<IconBuilding size={24} stroke={1.6} />} title={t.empty.title} detail={t.empty.detail} actions={create} />}
      />
      {search.new && <NewWorkspaceDialog close={() => change({ new: undefined })} />}
      {seatsOf && <SeatsDialog workspace={seatsOf} close={() => setSeatsOf(undefined)} />}
    </Page>
  );
}
