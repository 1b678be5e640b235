import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Declaration, Row } from './declaration';
import { fitting, tracks } from './fit';
import { GridHead } from './GridHead';
import { GridRow } from './GridRow';
import { RowMenuHost, useRowMenu } from './RowMenuHost';
import { has, range, toggle } from './selection';
import { Skeleton } from './Skeleton';
import { useDensity } from './useDensity';
import { useKeys } from './useKeys';
import { useFill, type useRows } from './useRows';
import { useScroller } from './useScroller';
import type { SelectionHandle } from './useSelection';
import s from './userTable.module.css';
import type { ViewHandle } from './useView';
import { builtIn, sortOf, usualSort } from './view';

interface Props<T extends Row> { of: Declaration<T>; handle: ViewHandle; list: ReturnType<typeof useRows<T>>; selection: SelectionHandle | undefined; instead: ReactNode; onFit: (hidden: number) => void }

const headHeight = 34, footHeight = 38;

/** The rows themselves: only those near the screen are drawn, and they are found again by id when the list moves under them. */
export function Grid<T extends Row>({ of, handle, list, selection, instead, onFit }: Props<T>) {
  const { view, set, person, open } = handle;
  const rows = list.rows;
  const { phone, height } = useDensity();
  const body = useRef<HTMLDivElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const { margin, width, scroller } = useScroller(body);
  const menu = useRowMenu<T>();
  const [current, setCurrent] = useState<string>();
  const anchor = useRef<string>(undefined);
  const ids = useMemo(() => rows?.map((r) => r.id) ?? [], [rows]);
  const at = current === undefined ? -1 : ids.indexOf(current);

  const base = builtIn(of, view.view);
  const all = useMemo(() => view.columns.map((key) => of.columns.find((c) => c.key === key)).filter((c) => c !== undefined), [of.columns, view.columns]);
  const columns = useMemo(() => (phone ? all : fitting(all, width, 110)), [all, phone, width]);
  const template = phone ? 'minmax(0, 1fr)' : tracks(columns, { select: !!selection, menu: !!of.menu });
  const hidden = phone ? 0 : all.length - columns.length;
  useEffect(() => onFit(hidden), [hidden, onFit]);

  const rowCount = (rows?.length ?? 0) + (list.more ? 3 : 0);
  const virtual = useVirtualizer({
    count: rowCount, getScrollElement: () => scroller, estimateSize: () => height, overscan: 12, scrollMargin: margin, getItemKey: (i) => ids[i] ?? `next-${i - ids.length}`,
    scrollPaddingStart: (phone ? 0 : headHeight) + 56, scrollPaddingEnd: footHeight + (selection && selection.count > 0 ? 64 : 8),
  });
  useEffect(() => virtual.measure(), [height, virtual]);
  const items = virtual.getVirtualItems();
  useFill(list, items.at(-1)?.index ?? 0);

  // The row that the keyboard is on may be drawn only after scrolling to it.
  const focusWanted = useRef(false);
  useEffect(() => {
    if (!focusWanted.current || at < 0) return;
    const el = root.current?.querySelector<HTMLElement>(`[data-index="${at}"]`);
    if (el) { focusWanted.current = false; el.focus({ preventScroll: true }); }
  });
  const move = (to: number, extend: boolean) => {
    const id = ids[to];
    if (id === undefined) return;
    if (extend && selection) selection.set(range(selection.value, current ?? id, id, ids));
    focusWanted.current = true;
    setCurrent(id);
    virtual.scrollToIndex(to, { align: 'auto' });
  };

  // What was open in the drawer is where the keyboard goes on.
  useEffect(() => { if (person) setCurrent(person); }, [person]);

  const pick = useCallback((id: string, shift: boolean) => {
    if (!selection) return;
    selection.set(shift && anchor.current ? range(selection.value, anchor.current, id, ids) : toggle(selection.value, id, ids));
    anchor.current = id;
    setCurrent(id);
  }, [ids, selection]);
  const openRow = useCallback((id: string) => { setCurrent(id); open(id, { push: true }); }, [open]);

  useKeys({
    enabled: !person, count: ids.length, at, move,
    toggle: selection && current ? () => pick(current, false) : undefined,
    open: of.detail && current ? () => openRow(current) : undefined,
    clear: selection && selection.count > 0 ? selection.clear : undefined,
  });

  const total = list.total?.exact ? list.total.value + 1 : -1;
  const showing = rows !== undefined && rows.length > 0;
  return (
    <div ref={root} role="grid" className={s.grid} data-phone={phone || undefined} data-many={(!phone && columns.length > 7) || undefined} aria-label={of.label} aria-rowcount={total} aria-busy={rows === undefined || (!showing && list.more)} aria-multiselectable={selection ? true : undefined} data-old={list.old || undefined} style={{ ['--row' as string]: `${height}px` }}>
      {!phone && <GridHead base={base} columns={columns} template={template} sort={sortOf(view, of)} usual={usualSort(view, of)} onSort={(sort) => set({ sort })} selection={selection} ids={ids} />}
      {instead && !list.more ? <div ref={body} role="rowgroup" className={s.instead}><div role="row" className={s.instead}><div role="gridcell" className={s.instead}>{instead}</div></div></div> : (
        <div ref={body} role="rowgroup" className={s.body} style={{ height: showing ? virtual.getTotalSize() : undefined }}>
          {!showing && <Skeleton columns={columns} template={template} phone={phone} select={!!selection} />}
          {showing && items.map((item) => {
            const row = rows[item.index];
            const style = { transform: `translateY(${item.start - margin}px)`, gridTemplateColumns: template };
            if (!row) return <div key={item.key} className={s.row} style={style} aria-hidden="true"><span className="sk" style={{ gridColumn: '2 / 4', width: '70%' }} /></div>;
            return (
              <GridRow
                key={item.key} of={of} row={row} index={item.index} columns={columns} view={view.view} phone={phone} style={style} selected={selection ? has(selection.value, row.id) : undefined} opened={row.id === person}
                stop={at < 0 ? item.index === 0 : row.id === current} pick={pick} open={of.detail ? openRow : undefined} menu={of.menu ? menu.show : undefined} menuOpen={menu.shown?.row.id === row.id}
              />
            );
          })}
        </div>
      )}
      {of.menu && <RowMenuHost menu={menu} latest={(r) => rows?.find((x) => x.id === r.id) ?? r}>{(row) => of.menu?.(row, () => openRow(row.id))}</RowMenuHost>}
    </div>
  );
}
