import { Button } from '@mantine/core';
import { IconFingerprint, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { IdentityProvider } from '../../api/types';
import { administration, common } from '../../texts';
import { whole } from '../../table/data';
import { type Column, List } from '../../table/List';
import { Avatar } from '../../ui/Avatar';
import { Link, useGo } from '../../ui/Link';
import { Page } from '../../ui/Page';
import { State } from '../../ui/states';
import { Status } from '../../ui/Status';
import { type ProviderScope, providersQuery } from './scope';

const t = administration.providers;

const columns = (scope: ProviderScope): Column<IdentityProvider>[] => [
  { key: 'name', head: t.name, main: true, cell: (p) => <Link to={scope.page(p.id)} className="row"><Avatar id={p.id} name={p.name} shape="thing" /><span className="ellipsis">{p.name}</span></Link> },
  { key: 'issuer', head: t.issuer, width: '30%', under: true, cell: (p) => p.issuer },
  { key: 'jit', head: t.newMembers, width: 160, hide: 'narrow', cell: (p) => (p.jit ? t.jitAs(common.role[p.defaultRole]) : t.noJit) },
  { key: 'domains', head: t.domains, width: '18%', hide: 'narrow', cell: (p) => p.allowedDomains.join(', ') || '–' },
  { key: 'status', head: t.status, width: 130, cell: (p) => <Status kind={p.enabled ? 'active' : 'off'} tone={p.enabled ? 'ok' : 'mute'} quiet>{p.enabled ? t.on : t.off}</Status> },
];

export function ProviderList({ scope, place, mayChange }: { scope: ProviderScope; place?: string; mayChange: boolean }) {
  const go = useGo();
  const data = whole(useQuery(providersQuery(scope)));
  const add = mayChange && <Button component={Link} to={scope.newPage()} leftSection={<IconPlus size={16} stroke={2} />}>{t.create}</Button>;
  return (
    <Page title={t.page} place={place} lead={scope.server ? t.serverLead : t.lead} actions={data.items?.length ? add : undefined} width="fill">
      <List
        label={t.page} columns={columns(scope)} data={data} rowKey={(p) => p.id} onRow={(p) => go(scope.page(p.id))}
        empty={<State icon={<IconFingerprint size={24} stroke={1.6} />} title={t.empty.title} detail={t.empty.detail} actions={add} />}
      />
    </Page>
  );
}
