import { Button } from '@mantine/core';
import { IconFilterOff, IconUsersGroup } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback, useState } from 'react';
import type { OperatorAccount } from '../../api/types';
import { useSession } from '../../app/session';
import { useAddress } from '../../app/useAddress';
import { common, operator } from '../../texts';
import { figure } from '../../texts/format';
import { pages } from '../../table/data';
import { type Column, List } from '../../table/List';
import { SearchBox } from '../../table/Toolbar';
import { Avatar } from '../../ui/Avatar';
import { Page } from '../../ui/Page';
import { Segments } from '../../ui/Segments';
import { State } from '../../ui/states';
import { Status } from '../../ui/Status';
import { Tag } from '../../ui/Tag';
import { Time } from '../../ui/Time';
import { AccountActionDialog, type Action } from './AccountActionDialog';
import { AccountMenu } from './AccountMenu';
import { operatorAccountsQuery } from './queries';

const t = operator.accounts;
const states = ['active', 'disabled', 'deleted'] as const;

const columns = (me: string, menu: (a: OperatorAccount) => ReactNode): Column<OperatorAccount>[] => [
  {
    key: 'name', head: t.name, main: true,
    cell: (a) => <span className="row"><Avatar id={a.id} name={a.name || a.email} /><span className="ellipsis">{a.name || a.email}</span>{a.id === me && <span className="wide"><Tag>{t.you}</Tag></span>}{a.operator && <Tag>{t.operator}</Tag>}</span>,
  },
  { key: 'email', head: t.email, width: '26%', under: true, cell: (a) => a.email },
  { key: 'second', head: t.second, width: 110, hide: 'narrow', cell: (a) => (a.twoFactor ? common.on : <span className="text-3">{common.off}</span>) },
  { key: 'workspaces', head: t.workspaces, width: 106, align: 'right', hide: 'narrow', cell: (a) => figure(a.workspaces) },
  { key: 'last', head: t.lastLogin, width: 120, hide: 'phone', cell: (a) => <Time at={a.lastLogin} /> },
  { key: 'status', head: t.status, width: 128, cell: (a) => <Status kind={a.status} tone={a.status === 'active' ? 'ok' : a.status === 'disabled' ? 'warn' : 'mute'} quiet={a.status === 'active'}>{t.state[a.status]}</Status> },
  { key: 'menu', head: '', width: 64, align: 'right', cell: menu },
];

export function Accounts() {
  const { account } = useSession();
  const [search, change] = useAddress();
  const [acting, setActing] = useState<{ account: OperatorAccount; action: Action }>();
  const status = states.find((x) => x === search.status);
  const data = pages(useInfiniteQuery(operatorAccountsQuery(search.q, status)));
  const onSearch = useCallback((q: string) => change({ q }), [change]);
  const menu = (a: OperatorAccount) => a.status !== 'deleted' && <AccountMenu account={a} self={a.id === account.id} act={(action) => setActing({ account: a, action })} />;
  const clear = () => change({ q: undefined, status: undefined });
  return (
    <Page
      title={t.page} lead={t.lead} width="fill"
      tools={<><SearchBox value={search.q ?? ''} onChange={onSearch} label={t.search} /><Segments label={t.status} value={status ?? ''} onChange={(v) => change({ status: v })} options={[{ value: '', label: t.all }, ...states.map((x) => ({ value: x, label: t.state[x] }))]} /></>}
      foot={data.items?.length ? <span className="num">{common.shown(data.items.length, data.total)}</span> : undefined}
    >
      <List
        label={t.page} columns={columns(account.id, menu)} data={data} rowKey={(a) => a.id}
        empty={search.q || status
          ? <State icon={<IconFilterOff size={24} stroke={1.6} />} title={search.q ? common.nothingMatches(search.q) : common.nothingMatchesFilters} actions={<Button variant="default" onClick={clear}>{common.clear}</Button>} />
          : <State icon={<IconUsersGroup size={24} stroke={1.6} />} title={t.empty} />}
      />
      {acting && <AccountActionDialog {...acting} close={() => setActing(undefined)} />}
    </Page>
  );
}
