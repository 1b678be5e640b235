import { ActionIcon, Button, Drawer, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconLink, IconMailForward, IconPencil, IconUserQuestion, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect } from 'react';
import { isProblem } from '../../api/problem';
import { may } from '../../api/permissions';
import type { Member, Workspace } from '../../api/types';
import { useAddress } from '../../app/useAddress';
import { common, members as t } from '../../texts';
import { figure } from '../../texts/format';
import type { DetailProps } from '../../table/declaration';
import { Avatar } from '../../ui/Avatar';
import { RoleBadge } from '../../ui/RoleBadge';
import { RowMenu } from '../../ui/RowMenu';
import { ErrorState, LoadingLines, State } from '../../ui/states';
import { offered, refusal, useActions } from './actions';
import { Activity } from './Activity';
import { copyLink, MemberMenu } from './MemberMenu';
import s from './members.module.css';
import { Overview } from './Overview';
import { memberQuery } from './queries';
import { nameOf } from './standing';
import { StandingBadge } from './StandingBadge';

const tabs = ['overview', 'activity'] as const;

/** One person beside the list. ←/→ go to the one before and after, the address names who it is. */
export function PersonDrawer({ workspace, id, row, at, total, walk, close, first, last }: DetailProps<Member> & { workspace: Workspace }) {
  const query = useQuery({ ...memberQuery(workspace.slug, id), ...(row ? { placeholderData: row } : {}) });
  const [search, change] = useAddress();
  const tab = tabs.find((x) => x === search.tab) ?? 'overview';
  const member = query.data;
  const actions = useActions();
  const onKey = (e: KeyboardEvent) => {
    if (e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|TEXTAREA)$/.test((e.target as HTMLElement).tagName) || (e.target as HTMLElement).closest('[role=menu], [role=tablist]')) return;
    const step = e.key === 'ArrowLeft' || e.key === 'k' ? -1 : e.key === 'ArrowRight' || e.key === 'j' ? 1 : undefined;
    if (step) { e.preventDefault(); walk(step); }
  };
  const title = member ? nameOf(member) : '…';
  useEffect(() => { document.getElementById('person-panel')?.scrollTo(0, 0); }, [id, tab]);
  return (
    <Drawer opened onClose={close} position="right" size="calc(864px)" offset={8} radius={14} withCloseButton={false} padding={0} attributes={{ content: { 'aria-label': t.drawer.label(title) } }} styles={{ body: { height: '100%' }, content: { overflow: 'hidden', background: 'var(--surface)' } }} onKeyDown={onKey}>
      <div className={s.drawer}>
        <div className={s.bar}>
          <Tooltip label={t.drawer.previous}><ActionIcon aria-label={t.drawer.previous} aria-keyshortcuts="ArrowLeft" disabled={first} onClick={() => walk(-1)}><IconChevronUp size={18} stroke={1.8} /></ActionIcon></Tooltip>
          <Tooltip label={t.drawer.next}><ActionIcon aria-label={t.drawer.next} aria-keyshortcuts="ArrowRight" disabled={last} onClick={() => walk(1)}><IconChevronDown size={18} stroke={1.8} /></ActionIcon></Tooltip>
          <span className="num grow">{at >= 0 && total && t.drawer.of(figure(at + 1), `${total.exact ? '' : '≈ '}${figure(total.value)}`)}</span>
          {member && !refusal(workspace, member, 'edit') && <Tooltip label={t.actions.edit}><ActionIcon aria-label={t.actions.editOf(nameOf(member))} onClick={() => actions.ask({ member, action: 'edit' })}><IconPencil size={17} stroke={1.7} /></ActionIcon></Tooltip>}
          {member && <Tooltip label={t.drawer.copy}><ActionIcon aria-label={t.drawer.copy} onClick={() => copyLink(workspace, member)}><IconLink size={17} stroke={1.7} /></ActionIcon></Tooltip>}
          {member && <RowMenu label={t.menuOf(nameOf(member))}><MemberMenu workspace={workspace} member={member} /></RowMenu>}
          <ActionIcon aria-label={common.close} data-autofocus onClick={close}><IconX size={17} stroke={1.8} /></ActionIcon>
        </div>
        {isProblem(query.error, 'not-found')
          ? <State icon={<IconUserQuestion size={24} stroke={1.6} />} title={t.drawer.gone} detail={t.drawer.goneDetail} />
          : query.error && !member ? <ErrorState error={query.error} retry={() => void query.refetch()} />
          : !member ? <div style={{ padding: '0 24px' }}><LoadingLines /></div>
          : (
            <>
              <header className={s.person}>
                <Avatar id={member.personId} name={nameOf(member)} size={56} />
                <div className="grow">
                  <div className={s.title}><h2>{nameOf(member)}</h2><RoleBadge role={member.role} /><StandingBadge member={member} /></div>
                  <div className={s.line}><span>{member.email}</span>{member.team && <span>{member.team.name}</span>}<span>{member.twoFactor ? t.drawer.twoFactorOn : t.drawer.twoFactorOff}</span></div>
                </div>
                {offered(member, 'resend') && !refusal(workspace, member, 'resend') && <Button variant="default" leftSection={<IconMailForward size={16} stroke={1.7} />} onClick={() => void actions.resend(member)}>{t.actions.resend}</Button>}
              </header>
              <div className={s.tabs} role="tablist" aria-label={title}>
                {tabs.filter((x) => x === 'overview' || may(workspace, 'audit.read')).map((x) => <button key={x} type="button" role="tab" id={`tab-${x}`} aria-selected={x === tab} aria-controls="person-panel" onClick={() => change({ tab: x === 'overview' ? undefined : x })}>{t.drawer.tabs[x]}</button>)}
              </div>
              <div className={s.panel} id="person-panel" role="tabpanel" aria-labelledby={`tab-${tab}`} tabIndex={0}>{tab === 'overview' ? <Overview workspace={workspace} member={member} /> : <Activity workspace={workspace} member={member} />}</div>
            </>
          )}
      </div>
    </Drawer>
  );
}
