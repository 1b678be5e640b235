import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Fragment, type ReactNode } from 'react';
import { common } from '../texts';
import { ErrorState } from '../ui/states';
import s from './list.module.css';
import { useNear } from './useNear';

export interface Column<T> {
  key: string;
  head: ReactNode;
  cell: (row: T) => ReactNode;
  /** Any CSS width; columns without one share the rest. */
  width?: number | string;
  align?: 'right';
  /** Below which width the column goes. Never hide the name or the status. */
  hide?: 'phone' | 'narrow';
  /** On a phone this stands under the main column's text instead of beside it. */
  under?: boolean;
  /** What stands there, where the head above the column says a word that is missing below. */
  underCell?: (row: T) => ReactNode;
  /** The column that names the row. */
  main?: boolean;
}

export interface ListData<T> {
  items: T[] | undefined;
  error: unknown;
  retry: () => void;
  more?: (() => void) | undefined;
  loadingMore?: boolean;
}

interface Props<T> {
  label: string;
  columns: Column<T>[];
  data: ListData<T>;
  rowKey: (row: T) => string;
  /** Shown in place of the rows when there are none. */
  empty: ReactNode;
  onRow?: ((row: T) => void) | undefined;
  /** The row this is true for shows its detail below it. */
  open?: (row: T) => boolean;
  detail?: (row: T) => ReactNode;
}

/** The simple list of the console: loading on the same grid, empty, failed, loaded, and more on scrolling down. */
export function List<T>({ label, columns: all, data, rowKey, empty, onRow, open, detail }: Props<T>) {
  const phone = useMediaQuery('(max-width: 640px)', false, { getInitialValueInEffect: false }) ?? false;
  const narrow = useMediaQuery('(max-width: 1100px)', false, { getInitialValueInEffect: false }) ?? false;
  const under = phone ? all.filter((c) => c.under) : [];
  const columns = all.filter((c) => !(phone && (c.hide || c.under)) && !(narrow && c.hide === 'narrow'));
  const end = useNear<HTMLTableRowElement>(data.loadingMore ? undefined : data.more);
  if (data.items === undefined && data.error) return <ErrorState error={data.error} retry={data.retry} />;
  if (data.items?.length === 0) return <>{empty}</>;
  const cell = (c: Column<T>) => ({ className: [s.cell, c.align === 'right' && s.right, c.main && s.main].filter(Boolean).join(' ') });
  return (
    <div className={s.wrap} aria-busy={data.items === undefined}>
      <table className={s.table} aria-label={label}>
        <colgroup>{columns.map((c) => <col key={c.key} style={{ width: c.width }} />)}</colgroup>
        <thead><tr>{columns.map((c) => <th key={c.key} scope="col" {...cell(c)}>{c.head}</th>)}</tr></thead>
        <tbody>
          {data.items === undefined && <SkeletonRows columns={columns} cell={cell} />}
          {data.items?.map((row) => (
            <Fragment key={rowKey(row)}>
              <tr className={onRow ? s.clickable : undefined} data-open={open?.(row) || undefined} onClick={onRow && ((e) => { if (!(e.target as HTMLElement).closest('a, button, input, [role=menu]')) onRow(row); })}>
                {columns.map((c) => (
                  <td key={c.key} {...cell(c)}>
                    {c.cell(row)}
                    {c.main && under.length > 0 && <span className={s.under}>{under.map((u) => <span key={u.key}>{(u.underCell ?? u.cell)(row)}</span>)}</span>}
                  </td>
                ))}
              </tr>
              {open?.(row) && detail && <tr className={s.detail}><td colSpan={columns.length}>{detail(row)}</td></tr>}
            </Fragment>
          ))}
          {data.more && <tr ref={end}><td colSpan={columns.length} className={s.more}><Button variant="subtle" onClick={data.more} loading={data.loadingMore ?? false}>{common.loadMore}</Button></td></tr>}
        </tbody>
      </table>
    </div>
  );
}

function SkeletonRows<T>({ columns, cell }: { columns: Column<T>[]; cell: (c: Column<T>) => { className: string } }) {
  return Array.from({ length: 8 }, (_, row) => (
    <tr key={row} style={{ opacity: 1 - row * 0.11 }} aria-hidden="true">
      {columns.map((c, i) => <td key={c.key} {...cell(c)}>{c.head !== '' && <span className="sk" style={{ width: `${[62, 48, 70, 55, 40][(row + i) % 5]}%`, display: 'inline-block' }} />}</td>)}
    </tr>
  ));
}
