import { ActionIcon, Button, Drawer, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconLink, IconTrash, IconUserQuestion, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { KeyboardEvent } from 'react';
import { isProblem } from '../../api/problem';
import type { ProjectUser } from '../../api/types';
import { common, members, projectUsers as t } from '../../texts';
import { figure } from '../../texts/format';
import type { DetailProps } from '../../table/declaration';
import { Avatar } from '../../ui/Avatar';
import { ErrorState, LoadingLines, State } from '../../ui/states';
import { Time } from '../../ui/Time';
import type { Here } from '../projects/ProjectFrame';
import { Calls, Sessions } from './ActivityLists';
import { Figures } from './Figures';
import { PastRevocations } from './PastRevocations';
import s from './projectusers.module.css';
import { userQuery } from './queries';
import { ServerStates } from './ServerStates';
import { UserRules } from './UserRules';
import type { Asking } from './useProjectUsers';

/** One user beside the list: what they have connected first, for that is what support is asked, then what they did. */
export function UserDrawer({ here, ask, id, row, at, total, walk, close, first, last }: DetailProps<ProjectUser> & { here: Here; ask: (a: Asking) => void }) {
  const { ws, project: { slug }, why } = here;
  const query = useQuery({ ...userQuery(ws, slug, id), ...(row ? { placeholderData: row } : {}) });
  const user = query.data;
  const onKey = (e: KeyboardEvent) => {
    if (e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|TEXTAREA|PRE)$/.test((e.target as HTMLElement).tagName)) return;
    const step = e.key === 'ArrowLeft' ? -1 : e.key === 'ArrowRight' ? 1 : undefined;
    if (step) { e.preventDefault(); walk(step); }
  };
  return (
    <Drawer opened onClose={close} position="right" size="calc(864px)" offset={8} radius={14} withCloseButton={false} padding={0} attributes={{ content: { 'aria-label': t.drawer.label(user?.email ?? '…') } }} styles={{ body: { height: '100%' }, content: { overflow: 'hidden', background: 'var(--surface)' } }} onKeyDown={onKey}>
      <div className={s.drawer}>
        <div className={s.bar}>
          <Tooltip label={members.drawer.previous}><ActionIcon aria-label={members.drawer.previous} aria-keyshortcuts="ArrowLeft" disabled={first} onClick={() => walk(-1)}><IconChevronUp size={18} stroke={1.8} /></ActionIcon></Tooltip>
          <Tooltip label={members.drawer.next}><ActionIcon aria-label={members.drawer.next} aria-keyshortcuts="ArrowRight" disabled={last} onClick={() => walk(1)}><IconChevronDown size={18} stroke={1.8} /></ActionIcon></Tooltip>
          <span className="num grow">{at >= 0 && total && members.drawer.of(figure(at + 1), `${total.exact ? '' : '≈ '}${figure(total.value)}`)}</span>
          <ActionIcon aria-label={common.close} data-autofocus onClick={close}><IconX size={17} stroke={1.8} /></ActionIcon>
        </div>
        {isProblem(query.error, 'not-found')
          ? <State icon={<IconUserQuestion size={24} stroke={1.6} />} title={t.drawer.gone} detail={t.drawer.goneDetail} />
          : query.error && !user ? <ErrorState error={query.error} retry={() => void query.refetch()} />
          : !user ? <div style={{ padding: '0 24px' }}><LoadingLines /></div>
          : (
            <>
              <header className={s.person}>
                <Avatar id={user.personId} name={user.name ?? user.email} size={48} />
                <div className="grow"><h2>{user.email}</h2><p className="text-2">{user.testPerson && `${t.testPerson} · `}{user.name && `${user.name} · `}{t.drawer.since} <Time at={user.createdAt} /></p></div>
                {!why && <div className={s.acts}><Button variant="default" leftSection={<IconLink size={16} stroke={1.7} />} onClick={() => ask({ user, action: 'connect' })}>{t.connect}…</Button><Button variant="default" className="danger-line" leftSection={<IconTrash size={16} stroke={1.7} />} onClick={() => ask({ user, action: 'remove' })}>{t.remove}…</Button></div>}
              </header>
              <div className={s.panel} key={id}>
                <ServerStates ws={ws} project={slug} user={user} mayRevoke={!why} />
                <UserRules ws={ws} project={slug} user={user.id} mayChange={!why} />
                <Figures ws={ws} project={slug} user={user} />
                <Sessions ws={ws} project={slug} user={user.id} />
                <Calls ws={ws} project={slug} user={user.id} />
                <PastRevocations ws={ws} project={slug} user={user.id} />
              </div>
            </>
          )}
      </div>
    </Drawer>
  );
}
