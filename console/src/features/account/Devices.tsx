import { Button } from '@mantine/core';
import { IconDevices } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client';
import type { AccountDevice } from '../../api/types';
import { account } from '../../texts';
import { relative } from '../../texts/format';
import { whole } from '../../table/data';
import { type Column, List } from '../../table/List';
import { Confirm } from '../../ui/dialogs';
import { Page } from '../../ui/Page';
import { State } from '../../ui/states';
import { Status } from '../../ui/Status';
import { Tag } from '../../ui/Tag';
import { Time } from '../../ui/Time';
import { toast } from '../../ui/toast';
import { devicesQuery } from './queries';

const t = account.devices;

const columns = (forget: (x: AccountDevice) => void): Column<AccountDevice>[] => [
  { key: 'device', head: t.device, main: true, cell: (x) => <span className="row"><span className="ellipsis">{x.name}</span>{x.current && <Tag>{t.here}</Tag>}</span> },
  { key: 'trust', head: t.trust, width: 190, under: true, cell: (x) => (x.trusted && x.trustedUntil ? <Status kind="ok" tone="ok" quiet>{t.trusted(relative(new Date(x.trustedUntil)))}</Status> : t.notTrusted) },
  { key: 'from', head: t.from, width: '18%', hide: 'narrow', cell: (x) => <span className="mono">{x.address}</span> },
  { key: 'first', head: t.first, width: 120, hide: 'narrow', cell: (x) => <Time at={x.firstSeenAt} /> },
  { key: 'last', head: t.last, width: 120, cell: (x) => <Time at={x.lastSeenAt} /> },
  { key: 'forget', head: '', width: 96, align: 'right', cell: (x) => <Button variant="subtle" className="danger-line" onClick={() => forget(x)}>{t.forget}</Button> },
];

export function Devices() {
  const client = useQueryClient();
  const [forgetting, setForgetting] = useState<AccountDevice>();
  const data = whole(useQuery(devicesQuery));
  const forget = async () => {
    if (!forgetting) return;
    await take(api.DELETE('/api/v1/me/devices/{device}', { params: { path: { device: forgetting.id } } }));
    toast(t.forgotten(forgetting.name));
    await client.invalidateQueries({ queryKey: ['me'] });
  };
  return (
    <Page title={t.page} lead={t.lead} width="fill">
      <List label={t.page} columns={columns(setForgetting)} data={data} rowKey={(x) => x.id} empty={<State icon={<IconDevices size={24} stroke={1.6} />} title={t.empty.title} detail={t.empty.detail} />} />
      {forgetting && (
        <Confirm title={t.forgetTitle} action={t.forget} onClose={() => setForgetting(undefined)} run={forget}>
          <p>{t.forgetDetail(forgetting.name)} {forgetting.current && t.forgetHere}</p>
        </Confirm>
      )}
    </Page>
  );
}
