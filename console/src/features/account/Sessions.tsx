import { Button } from '@mantine/core';
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client';
import type { AccountSession } from '../../api/types';
import { account } from '../../texts';
import { meQuery } from '../../app/session';
import { whole } from '../../table/data';
import { type Column, List } from '../../table/List';
import { Confirm } from '../../ui/dialogs';
import { Page } from '../../ui/Page';
import { State } from '../../ui/states';
import { Tag } from '../../ui/Tag';
import { Time } from '../../ui/Time';
import { toast } from '../../ui/toast';
import { sessionsQuery } from './queries';

const t = account.sessions;

const columns = (providers: Map<string, string>, end: (x: AccountSession) => void): Column<AccountSession>[] => [
  {
    key: 'device', head: t.device, main: true,
    cell: (x) => {
      const Icon = /iPhone|Android|iOS|iPad/.test(x.device.os) ? IconDeviceMobile : IconDeviceDesktop;
      return <span className="row"><Icon size={17} stroke={1.6} className="text-3" aria-hidden="true" style={{ flex: 'none' }} /><span className="ellipsis">{x.device.name}</span>{x.current && <Tag>{t.here}</Tag>}</span>;
    },
  },
  { key: 'where', head: t.where, width: '24%', under: true, cell: (x) => <span className="mono">{x.address}</span> },
  { key: 'method', head: t.method, width: 150, hide: 'narrow', cell: (x) => providers.get(x.provider ?? '') ?? t.methods[x.method] },
  { key: 'started', head: t.started, width: 120, hide: 'phone', cell: (x) => <Time at={x.createdAt} /> },
  { key: 'seen', head: t.seen, width: 110, cell: (x) => <Time at={x.lastSeenAt} /> },
  { key: 'end', head: '', width: 84, align: 'right', cell: (x) => !x.current && <Button variant="subtle" className="danger-line" onClick={() => end(x)}>{t.end}</Button> },
];

export function Sessions() {
  const client = useQueryClient();
  const [ending, setEnding] = useState<AccountSession | 'others'>();
  const data = whole(useQuery(sessionsQuery));
  const me = useQuery(meQuery).data;
  const providers = new Map(me?.identities.map((i) => [i.provider.id, i.provider.name]));
  const others = data.items?.filter((x) => !x.current).length ?? 0;
  const end = async () => {
    if (ending === 'others') await take(api.POST('/api/v1/me/sessions/end-others'));
    else if (ending) await take(api.DELETE('/api/v1/me/sessions/{session}', { params: { path: { session: ending.id } } }));
    await client.invalidateQueries(sessionsQuery);
    toast(ending === 'others' ? t.othersEnded : t.ended);
  };
  return (
    <Page title={t.page} lead={t.lead} width="fill" actions={others > 0 && <Button variant="default" className="danger-line" onClick={() => setEnding('others')}>{t.endOthers}</Button>}>
      <List label={t.page} columns={columns(providers, setEnding)} data={data} rowKey={(x) => x.id} empty={<State icon={<IconDeviceDesktop size={24} stroke={1.6} />} title={t.empty} />} />
      {ending && (
        <Confirm title={ending === 'others' ? t.othersTitle : t.endTitle} action={ending === 'others' ? t.endOthers : t.end} onClose={() => setEnding(undefined)} run={end}>
          <p>{ending === 'others' ? t.othersDetail(others) : t.endDetail(ending.device.name)}</p>
        </Confirm>
      )}
    </Page>
  );
}
