import { Menu } from '@mantine/core';
import { IconChevronDown, IconDeviceFloppy, IconPlus, IconShare, IconTrash, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { SavedView } from '../api/types';
import { table as t } from '../texts';
import { figure } from '../texts/format';
import { Confirm } from '../ui/dialogs';
import { toast } from '../ui/toast';
import type { Declaration, Row } from './declaration';
import { SaveViewDialog } from './SaveViewDialog';
import { savedViewsQuery, useSavedViews } from './savedViews';
import s from './savedViews.module.css';
import { useCount } from './useRows';
import { useView } from './useView';
import { addressOf, readView, type Search, type View } from './view';

const parse = (address: string): Search => Object.fromEntries(new URLSearchParams(address));

/** The views that people keep, own and shared, as tabs over the list; the one whose address is open is on. */
export function SavedViews<T extends Row>({ of }: { of: Declaration<T> }) {
  const ws = of.saved ?? '';
  const { view, set } = useView(of);
  const views = useQuery({ ...savedViewsQuery(ws, of.list), enabled: ws !== '' }).data?.items ?? [];
  const { change, remove } = useSavedViews(ws, of.list);
  const [asking, ask] = useState<'save' | { rename: SavedView } | { remove: SavedView }>();
  const now = addressOf(view, of);
  const read = (v: SavedView): View => readView(parse(v.address), of);
  const current = views.find((v) => addressOf(read(v), of) === now);
  // The one they came from: its owner may bring it up to what they have made of it.
  const last = useRef<string>(undefined);
  if (current) last.current = current.id;
  else if (now === '') last.current = undefined;
  const from = current ? undefined : views.find((v) => v.id === last.current && v.mine);
  if (!ws) return null;
  const update = (v: SavedView, to: { shared?: boolean; address?: string }) => change.mutate({ id: v.id, ...to }, { onSuccess: () => toast(t.saved.updated(v.name)) });
  return (
    <nav className={s.views} aria-label={t.saved.nav}>
      <Tab of={of} label={t.saved.all} on={now === ''} view={readView({}, of)} open={set} />
      {views.map((v) => (
        <span key={v.id} className={s.tab} data-on={v === current || undefined}>
          <Tab of={of} label={v.name} on={v === current} view={read(v)} open={set} shared={v.shared} />
          {v === current && v.mine && (
            <Menu position="bottom-start" width="230px">
              <Menu.Target><button type="button" className={`plain ${s.menu}`} aria-label={t.saved.menu(v.name)}><IconChevronDown size={14} aria-hidden="true" /></button></Menu.Target>
              <Menu.Dropdown>
                <Menu.Item leftSection={<IconDeviceFloppy size={16} stroke={1.7} />} onClick={() => ask({ rename: v })}>{t.saved.rename}…</Menu.Item>
                <Menu.Item leftSection={<IconShare size={16} stroke={1.7} />} onClick={() => update(v, { shared: !v.shared })}>{v.shared ? t.saved.unshare : t.saved.share}</Menu.Item>
                <Menu.Divider />
                <Menu.Item className="bad" leftSection={<IconTrash size={16} stroke={1.7} />} onClick={() => ask({ remove: v })}>{t.saved.remove}…</Menu.Item>
              </Menu.Dropdown>
            </Menu>
          )}
        </span>
      ))}
      {from && <button type="button" className={`plain ${s.save}`} onClick={() => update(from, { address: now })}><IconDeviceFloppy size={15} stroke={1.8} aria-hidden="true" />{t.saved.update(from.name)}</button>}
      {now !== '' && !current && <button type="button" className={`plain ${s.save}`} onClick={() => ask('save')}><IconPlus size={15} stroke={1.8} aria-hidden="true" />{t.saved.save}</button>}
      {asking === 'save' && <SaveViewDialog ws={ws} list={of.list} address={now} close={() => ask(undefined)} />}
      {typeof asking === 'object' && 'rename' in asking && <SaveViewDialog ws={ws} list={of.list} address={asking.rename.address} view={asking.rename} close={() => ask(undefined)} />}
      {typeof asking === 'object' && 'remove' in asking && (
        <Confirm title={t.saved.removeTitle(asking.remove.name)} action={t.saved.remove} onClose={() => ask(undefined)} run={() => remove.mutateAsync(asking.remove.id).then(() => toast(t.saved.removed(asking.remove.name)))}>
          <p>{asking.remove.shared ? t.saved.removeShared : t.saved.removeDetail}</p>
        </Confirm>
      )}
    </nav>
  );
}

function Tab<T extends Row>({ of, label, on, view, open, shared }: { of: Declaration<T>; label: string; on: boolean; view: View; open: (v: View, o: { push: boolean }) => void; shared?: boolean }) {
  const total = useCount(of, view.filters, view.q);
  return (
    <button type="button" className={`plain ${s.name}`} aria-pressed={on} onClick={() => open(view, { push: true })}>
      <span className="ellipsis" title={label}>{label}</span>{shared && <IconUsers size={13} stroke={1.7} aria-label={t.saved.sharedHint} role="img" />}{total && <small className="num">{total.exact ? '' : '≈ '}{figure(total.value)}</small>}
    </button>
  );
}
