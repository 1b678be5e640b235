import { ActionIcon, Button, Checkbox, Menu, Popover, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp, IconBaselineDensityMedium, IconBaselineDensitySmall, IconCheck, IconColumns3 } from '@tabler/icons-react';
import { useState } from 'react';
import { table as t } from '../texts';
import { Segments } from '../ui/Segments';
import type { Declaration, Row } from './declaration';
import { useDensity } from './useDensity';
import s from './userTable.module.css';
import type { ViewHandle } from './useView';
import { builtIn, sortOf } from './view';

/** Which built-in view, which columns, how dense. */
export function ViewControls<T extends Row>({ of, handle, hidden }: { of: Declaration<T>; handle: ViewHandle; hidden: number }) {
  const { view, set } = handle;
  const { density, setDensity } = useDensity();
  const tight = density === 'tight';
  return (
    <>
      {of.views.length > 1 && <Segments label={t.view} value={view.view} onChange={(key) => set({ view: key, columns: builtIn(of, key).columns })} options={of.views.map((v) => ({ value: v.key, label: v.label }))} />}
      <ColumnChooser of={of} handle={handle} hidden={hidden} />
      <Tooltip label={tight ? t.normalRows : t.tightRows}>
        <ActionIcon variant="default" className={s.tool ?? ''} aria-label={t.tightRows} aria-pressed={tight} onClick={() => setDensity(tight ? 'normal' : 'tight')}>{tight ? <IconBaselineDensitySmall size={16} stroke={1.7} /> : <IconBaselineDensityMedium size={16} stroke={1.7} />}</ActionIcon>
      </Tooltip>
    </>
  );
}

function ColumnChooser<T extends Row>({ of, handle: { view, set }, hidden }: { of: Declaration<T>; handle: ViewHandle; hidden: number }) {
  const [opened, setOpened] = useState(false);
  const base = builtIn(of, view.view);
  const [main, ...rest] = of.columns;
  // A column that is put in takes its place in the declared order, after what is shown.
  const change = (key: string, on: boolean) => set({ columns: on ? [...view.columns, key] : view.columns.filter((c) => c !== key) });
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" offset={6} trapFocus returnFocus transitionProps={{ duration: 80 }}>
      <Popover.Target><Tooltip label={t.columns} disabled={opened}><ActionIcon variant="default" className={s.tool ?? ''} aria-label={t.columns} aria-expanded={opened} onClick={() => setOpened(!opened)}><IconColumns3 size={17} stroke={1.7} /></ActionIcon></Tooltip></Popover.Target>
      <Popover.Dropdown data-picker aria-label={t.columns}>
        <div className={s.values}>
          <div role="group" aria-label={t.columns} className={s.valueList}>
            {main && <Checkbox checked disabled label={base.heads?.[main.key] ?? main.head} />}
            {rest.map((c) => <Checkbox key={c.key} label={base.heads?.[c.key] ?? c.head} checked={view.columns.includes(c.key)} onChange={(e) => change(c.key, e.currentTarget.checked)} />)}
          </div>
          {hidden > 0 && <p className="small text-3">{t.noRoom(hidden)}</p>}
          <Button variant="subtle" onClick={() => set({ columns: base.columns })}>{t.resetColumns}</Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

/** On a phone there are no heads to click. */
export function SortMenu<T extends Row>({ of, handle: { view, set } }: { of: Declaration<T>; handle: ViewHandle }) {
  const base = builtIn(of, view.view);
  const now = sortOf(view, of);
  const entries = of.columns.filter((c) => c.sort).flatMap((c) => [{ sort: c.sort ?? '', c }, { sort: `-${c.sort}`, c }]);
  return (
    <Menu width={220}>
      <Menu.Target><ActionIcon variant="default" className={s.tool ?? ''} size={40} aria-label={t.sort}><IconArrowsSort size={18} stroke={1.7} /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        {view.q.trim() !== '' && <Menu.Item rightSection={now === '' ? <IconCheck size={15} /> : null} onClick={() => set({ sort: '' })}>{t.bestFirst}</Menu.Item>}
        {entries.map(({ sort, c }) => (
          <Menu.Item key={sort} leftSection={sort.startsWith('-') ? <IconArrowDown size={15} /> : <IconArrowUp size={15} />} rightSection={now === sort ? <IconCheck size={15} /> : null} onClick={() => set({ sort })}>
            {base.heads?.[c.key] ?? c.head}<span className="hidden">{sort.startsWith('-') ? t.descending : t.ascending}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
