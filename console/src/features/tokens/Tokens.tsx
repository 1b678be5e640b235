import { Button, Tooltip } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiToken, Role } from '../../api/types';
import { useAddress } from '../../app/useAddress';
import { administration } from '../../texts';
import { relative } from '../../texts/format';
import { whole } from '../../table/data';
import { type Column, List } from '../../table/List';
import { Confirm } from '../../ui/dialogs';
import { Page } from '../../ui/Page';
import { RoleBadge } from '../../ui/RoleBadge';
import { State } from '../../ui/states';
import { Status } from '../../ui/Status';
import { Time } from '../../ui/Time';
import { toast } from '../../ui/toast';
import { NewTokenDialog } from './NewTokenDialog';
import { type TokenScope, tokensQuery } from './scope';

const t = administration.tokens;
const soon = 14 * 86_400_000;

function Expiry({ at, works = true }: { at: string | null; works?: boolean | undefined }) {
  if (!works) return <Tooltip label={t.stoppedWhy}><span tabIndex={0}><Status kind="disabled" tone="bad">{t.stopped}</Status></span></Tooltip>;
  const left = at ? new Date(at).getTime() - Date.now() : Infinity;
  if (left <= 0) return <Status kind="expires" tone="bad">{t.expired}</Status>;
  if (at && left < soon) return <Status kind="expires" tone="warn">{t.expiresSoon(relative(new Date(at)))}</Status>;
  return <Time at={at} />;
}

const columns = (scope: TokenScope, end: (x: ApiToken) => void): Column<ApiToken>[] => [
  { key: 'name', head: t.name, main: true, cell: (x) => x.name },
  scope.kind === 'workspace'
    ? { key: 'role', head: t.role, width: 120, under: true, cell: (x) => x.role && <RoleBadge role={x.role} /> }
    : { key: 'scopes', head: t.scopes, width: 150, under: true, cell: (x) => (x.scopes?.includes('write') ? t.scopeWrite : t.scopeRead) },
  { key: 'expires', head: t.expires, width: 170, cell: (x) => <Expiry at={x.expiresAt} works={x.works} /> },
  { key: 'used', head: t.used, width: 130, hide: 'phone', cell: (x) => <Time at={x.lastUsedAt} none={t.never} /> },
  { key: 'made', head: t.made, width: '18%', hide: 'narrow', cell: (x) => <span className="ellipsis">{x.madeBy && `${x.madeBy.name} · `}<Time at={x.createdAt} /></span> },
  { key: 'end', head: '', width: 90, align: 'right', cell: (x) => <Button variant="subtle" className="danger-line" onClick={() => end(x)} aria-label={t.endTitle(x.name)}>{t.end}</Button> },
];

/** @param roles the roles a new workspace token may have, the caller's own at most */
export function Tokens({ scope, place, roles = [], mayMake }: { scope: TokenScope; place?: string; roles?: Role[]; mayMake: boolean }) {
  const client = useQueryClient();
  const [search, change] = useAddress();
  const [ending, setEnding] = useState<ApiToken>();
  const data = whole(useQuery(tokensQuery(scope)));
  const make = mayMake && <Button leftSection={<IconPlus size={16} stroke={2} />} onClick={() => change({ new: 'yes' })}>{t.create}</Button>;
  return (
    <Page title={scope.kind === 'workspace' ? t.page : t.accountPage} place={place} lead={scope.kind === 'workspace' ? t.lead : t.accountLead} actions={data.items?.length ? make : undefined} width="fill">
      <List label={t.page} columns={columns(scope, setEnding).filter((c) => mayMake || c.key !== 'end')} data={data} rowKey={(x) => x.id} empty={<State icon={<IconKey size={24} stroke={1.6} />} title={t.empty.title} detail={t.empty.detail} actions={make} />} />
      {search.new && mayMake && <NewTokenDialog scope={scope} roles={roles} close={() => change({ new: undefined })} />}
      {ending && (
        <Confirm title={t.endTitle(ending.name)} action={t.end} onClose={() => setEnding(undefined)} run={async () => { await scope.end(ending.id); await client.invalidateQueries({ queryKey: scope.key }); toast(t.ended(ending.name)); }}>
          <p>{t.endDetail}</p>
        </Confirm>
      )}
    </Page>
  );
}
