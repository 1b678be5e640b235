import { Button } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client';
import type { Me } from '../../api/types';
import { paths } from '../../app/paths';
import { meQuery } from '../../app/session';
import { useAddress } from '../../app/useAddress';
import { account } from '../../texts';
import { Confirm } from '../../ui/dialogs';
import { Note } from '../../ui/Note';
import { Section } from '../../ui/Page';
import { Time } from '../../ui/Time';
import { toast } from '../../ui/toast';
import { signInOptionsQuery } from '../entry/queries';
import s from './account.module.css';

const t = account.security.identities;

export function Identities({ me }: { me: Me }) {
  const client = useQueryClient();
  const [{ problem }] = useAddress();
  const [unlinking, setUnlinking] = useState<Me['identities'][number]['provider']>();
  const offered = useQuery(signInOptionsQuery()).data?.providers ?? [];
  const link = useMutation({
    mutationFn: (provider: string) => take(api.POST('/api/v1/me/identities', { body: { provider, returnTo: paths.account.security() } })),
    onSuccess: ({ url }) => location.assign(url),
  });
  const unlink = async () => {
    if (!unlinking) return;
    await take(api.DELETE('/api/v1/me/identities/{idp}', { params: { path: { idp: unlinking.id } } }));
    await client.invalidateQueries(meQuery);
    toast(t.unlinked(unlinking.name));
  };
  const open = offered.filter((p) => !me.identities.some((i) => i.provider.id === p.id));
  if (me.identities.length === 0 && open.length === 0) return null;
  return (
    <Section
      title={t.title} detail={t.detail}
      actions={open.map((p) => <Button key={p.id} variant="default" loading={link.isPending && link.variables === p.id} onClick={() => link.mutate(p.id)} leftSection={<IconFingerprint size={16} stroke={1.7} />}>{t.link(p.name)}</Button>)}
    >
      {(link.isError || problem) && <div style={{ marginBottom: 12 }}><Note tone="bad" alert>{link.error?.message ?? t.problem}</Note></div>}
      {me.identities.length === 0 ? <p className="text-3">{t.none}</p> : (
        <ul className={s.identities}>
          {me.identities.map((i) => (
            <li key={i.provider.id}>
              <span className="strong">{i.provider.name}</span>
              <span className="grow ellipsis text-3"><code>{i.subject}</code> · {t.linked} <Time at={i.linkedAt} /></span>
              <Button variant="subtle" className="danger-line" onClick={() => setUnlinking(i.provider)}>{t.unlink}</Button>
            </li>
          ))}
        </ul>
      )}
      {unlinking && <Confirm title={t.unlinkTitle(unlinking.name)} action={t.unlink} onClose={() => setUnlinking(undefined)} run={unlink}><p>{t.unlinkDetail(unlinking.name)}</p></Confirm>}
    </Section>
  );
}
