import { ActionIcon, Checkbox } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { type CSSProperties, memo, type MouseEvent } from 'react';
import { table as t } from '../texts';
import type { Column, Declaration, Row } from './declaration';
import s from './userTable.module.css';

interface Props<T extends Row> {
  of: Declaration<T>; row: T; index: number; columns: readonly Column<T>[]; view: string; phone: boolean; style: CSSProperties;
  /** Undefined: this list has nothing to select for. */
  selected: boolean | undefined;
  opened: boolean;
  /** Whether Tab stops here. */
  stop: boolean;
  pick: (id: string, shift: boolean) => void; open: ((id: string) => void) | undefined; menu: ((row: T, button: HTMLElement) => void) | undefined; menuOpen: boolean;
}

function Drawn<T extends Row>({ of, row, index, columns, view, phone, style, selected, opened, stop, pick, open, menu, menuOpen }: Props<T>) {
  const onClick = (e: MouseEvent) => {
    if ((e.target as HTMLElement).closest('a, button, input, label')) return;
    if (e.shiftKey && selected !== undefined) pick(row.id, true);
    else open?.(row.id);
  };
  const common = {
    role: 'row', 'data-index': index, 'aria-rowindex': index + 2, 'aria-selected': selected, 'data-opened': opened || undefined, tabIndex: stop ? 0 : -1, className: s.row, onClick, 'data-clickable': open ? true : undefined,
  } as const;
  if (phone) {
    const p = of.phone(row, view);
    return (
      <div {...common} style={{ transform: style.transform }}>
        <div role="gridcell" className={s.phoneCell}>{p.avatar}<div className="grow"><div className={s.phoneTitle}>{p.title}</div><div className={s.phoneLine}>{p.line}</div></div>{p.end}</div>
      </div>
    );
  }
  return (
    <div {...common} style={style}>
      <div role="gridcell" className={s.box}>
        {selected !== undefined && <Checkbox aria-label={t.select(of.name(row))} checked={selected} tabIndex={-1} onChange={(e) => pick(row.id, (e.nativeEvent as unknown as globalThis.MouseEvent).shiftKey)} onClick={(e) => e.stopPropagation()} />}
      </div>
      {columns.map((c, i) => <div key={c.key} role="gridcell" className={s.cell} data-main={i === 0 || undefined} data-right={c.align === 'right' || undefined}>{c.cell(row, view)}</div>)}
      <div role="gridcell" className={s.end}>
        {menu && <ActionIcon aria-label={of.menuLabel(row)} aria-haspopup="menu" aria-expanded={menuOpen} tabIndex={stop ? 0 : -1} onClick={(e) => menu(row, e.currentTarget)}><IconDots size={17} stroke={1.9} /></ActionIcon>}
      </div>
    </div>
  );
}

/** Scrolling draws only the rows that come; those that stay are left alone. */
export const GridRow = memo(Drawn, (a, b) => {
  const keys = Object.keys(b) as (keyof typeof b)[];
  return keys.every((k) => (k === 'style' ? a.style.transform === b.style.transform && a.style.gridTemplateColumns === b.style.gridTemplateColumns : a[k] === b[k]));
}) as typeof Drawn;
