import { Button } from '@mantine/core';
import { IconCircleCheck, IconPlugConnectedX, IconShieldLock } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { isProblem } from '../../../api/problem';
import type { ConnectLink } from '../../../api/types';
import { connect as t } from '../../../texts';
import { Avatar } from '../../../ui/Avatar';
import s from '../entry.module.css';
import { Note } from '../../../ui/Note';
import { GateLoading, GateState } from '../Gate';
import { GateError } from '../GateError';
import { connectQuery, connectServersQuery } from '../queries';
import { Account } from './Account';
import { works } from './standing';
import c from './connect.module.css';

/** What can be connected by this link, for whoever has proven an address in this browser. */
export function Accounts({ token, link, onOther }: { token: string; link: ConnectLink; onOther: () => void }) {
  const client = useQueryClient();
  const servers = useQuery(connectServersQuery(token));
  const [open, setOpen] = useState<string>();
  const [finished, setFinished] = useState(false);
  const [said, say] = useState('');
  // The hour is over, or the link has ended: the page shows what holds now.
  const over = isProblem(servers.error, 'not-signed-in', 'token-expired');
  useEffect(() => { if (over) void client.invalidateQueries({ ...connectQuery(token), exact: true }); }, [over, client, token]);

  if (!servers.data || over) return servers.isError && !over ? <GateError error={servers.error} retry={() => void servers.refetch()} /> : <GateLoading />;
  const { items, email, testPerson } = servers.data;
  const connected = items.filter(works).length;
  if (items.length === 0) return <GateState icon={<IconPlugConnectedX size={24} stroke={1.6} />} tone="plain" title={t.empty} detail={t.emptyDetail(link.project)} />;
  if (finished) {
    return (
      <GateState
        icon={<IconCircleCheck size={24} stroke={1.6} />} tone={connected > 0 ? 'ok' : 'plain'} title={connected === items.length ? t.finished : t.paused} detail={t.finishedDetail(connected, items.length)}
        action={<Button variant="default" onClick={() => setFinished(false)}>{t.back}</Button>}
      />
    );
  }
  const changed = async (what: string) => {
    await client.invalidateQueries(connectServersQuery(token));
    setOpen(undefined);
    say(what);
  };
  return (
    <>
      <h1>{t.title(link.project)}</h1>
      <p className={s.lead}>{t.rights}</p>
      <div className={c.me}>
        <Avatar id={email} name={email.replace(/@.*/, '').replaceAll(/[._-]+/g, ' ')} size={32} />
        <div className="grow">
          <p className={`ellipsis ${c.name}`} title={email}>{email}</p>
          <p className={c.good}>{t.proven}</p>
        </div>
        {link.kind === 'user' && <button type="button" className="plain link" onClick={onOther}>{t.notYou}</button>}
      </div>
      {testPerson && <div className={c.test}><Note tone="warn">{t.testPerson}</Note></div>}
      <div className={c.head}><h2>{t.accounts(items.length)}</h2><span>{t.connected(connected)}</span></div>
      <ul className={c.list} aria-label={t.list}>
        {items.map((server) => (
          <Account key={server.id} token={token} server={server} open={open === server.id} onOpen={(now) => { setOpen(now ? server.id : undefined); say(''); }} onChanged={changed} />
        ))}
      </ul>
      <p className="hidden" role="status">{said}</p>
      <p className={c.stored}><IconShieldLock size={18} stroke={1.6} aria-hidden="true" />{t.stored}</p>
      <div className={c.end}>
        <Button fullWidth variant={connected === items.length ? 'filled' : 'default'} onClick={() => { setFinished(true); scrollTo(0, 0); }}>{connected === items.length ? t.finish : t.later}</Button>
      </div>
    </>
  );
}
