import { Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { table as t } from '../texts';
import type { BuiltIn, Column, Row } from './declaration';
import { nobody, only, state } from './selection';
import type { SelectionHandle } from './useSelection';
import s from './userTable.module.css';
import { nextSort } from './view';

interface Props<T extends Row> {
  base: BuiltIn; columns: readonly Column<T>[]; template: string; sort: string; usual: string; onSort: (sort: string) => void;
  selection: SelectionHandle | undefined; ids: readonly string[];
}

export function GridHead<T extends Row>({ base, columns, template, sort, usual, onSort, selection, ids }: Props<T>) {
  const sorted = sort.replace(/^-/, '');
  const down = sort.startsWith('-');
  const boxes = selection ? state(selection.value, ids) : 'none';
  return (
    <div role="rowgroup" className={s.head}>
      <div role="row" className={s.headRow} style={{ gridTemplateColumns: template }}>
        <div role="columnheader" className={s.box}>
          {selection ? <Checkbox aria-label={t.selectLoaded} checked={boxes === 'all'} indeterminate={boxes === 'some'} disabled={ids.length === 0} onChange={() => selection.set(boxes === 'all' ? nobody : only(ids))} /> : <span className="hidden">{t.row}</span>}
        </div>
        {columns.map((c) => {
          const label = base.heads?.[c.key] ?? c.head;
          const on = c.sort !== undefined && c.sort === sorted;
          return (
            <div key={c.key} role="columnheader" className={s.th} data-right={c.align === 'right' || undefined} data-on={on || undefined} aria-sort={c.sort ? (on ? (down ? 'descending' : 'ascending') : 'none') : undefined}>
              {c.sort
                ? <button type="button" className="plain" onClick={() => onSort(nextSort(sort, c.sort ?? '', usual))}><span className="ellipsis">{label}</span>{on && (down ? <IconArrowDown size={14} aria-hidden="true" /> : <IconArrowUp size={14} aria-hidden="true" />)}</button>
                : <span className="ellipsis">{label}</span>}
            </div>
          );
        })}
        <div role="columnheader" className={s.th}><span className="hidden">{t.actions}</span></div>
      </div>
    </div>
  );
}
