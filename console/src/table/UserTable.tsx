import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconFilterOff } from '@tabler/icons-react';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { common, table as t } from '../texts';
import { ErrorState, State } from '../ui/states';
import { BulkBar } from './BulkBar';
import type { Declaration, Row } from './declaration';
import { FilterChips } from './FilterChips';
import { Foot } from './Foot';
import { Grid } from './Grid';
import { SelectionStrip } from './SelectionStrip';
import { Tiles } from './Tiles';
import { SearchBox } from './Toolbar';
import { useSelection } from './useSelection';
import { useRows } from './useRows';
import s from './userTable.module.css';
import { useView } from './useView';
import { SortMenu, ViewControls } from './ViewControls';
import { filtered } from './view';

interface Props<T extends Row> { of: Declaration<T>; banner?: ReactNode }

/** A list of people, whatever list it is: the declaration says what is in it, the address what is shown of it. */
export function UserTable<T extends Row>({ of, banner }: Props<T>) {
  const handle = useView(of);
  const { view, set, person, open } = handle;
  const list = useRows(of, view);
  const [hidden, setHidden] = useState(0);
  const phone = useMediaQuery('(max-width: 640px)', false, { getInitialValueInEffect: false }) ?? false;
  const onSearch = useCallback((q: string) => set({ q }), [set]);
  const clear = () => set({ q: '', filters: {} });

  const ids = useMemo(() => list.rows?.map((r) => r.id) ?? [], [list.rows]);
  const ticked = useSelection(JSON.stringify([of.cache, view.q, view.filters]), list.total?.value ?? 0, list.total?.exact);
  // On a phone there are no boxes to tick.
  const selection = of.bulk && !phone ? ticked : undefined;

  const instead = list.error
    ? <ErrorState error={list.error} retry={() => void list.retry()} title={t.failed} />
    : list.rows?.length !== 0 ? undefined
    : filtered(view)
      ? <State icon={<IconFilterOff size={24} stroke={1.6} />} title={view.q ? common.nothingMatches(view.q) : common.nothingMatchesFilters} detail={common.looseFilters} actions={<Button variant="default" onClick={clear}>{common.clear}</Button>} />
      : of.empty;

  const at = list.rows?.findIndex((r) => r.id === person) ?? -1;
  const row = list.rows?.[at];
  const walk = (step: 1 | -1) => {
    const next = list.rows?.[at + step];
    if (next) open(next.id);
    if (at + step >= (list.rows?.length ?? 0) - 3 && list.more && !list.fetching) void list.query.fetchNextPage();
  };
  return (
    <div className={s.table}>
      {banner}
      <Tiles of={of} handle={handle} />
      <div className={s.tools} role="search" aria-label={of.label}>
        <SearchBox value={view.q} onChange={onSearch} label={of.search} delay={60} />
        {phone && <SortMenu of={of} handle={handle} />}
        <FilterChips filters={of.filters} value={view.filters} onChange={(filters) => set({ filters })} />
        {filtered(view) && <Button variant="subtle" className={s.clear ?? ''} onClick={clear}>{common.clear}</Button>}
        {!phone && <div className={s.controls}>{of.note && <span className={s.note}>{of.note}</span>}<ViewControls of={of} handle={handle} hidden={hidden} /></div>}
      </div>
      {selection && <SelectionStrip selection={selection} loaded={ids} total={list.total} />}
      <Grid of={of} handle={handle} list={list} selection={selection} instead={instead} onFit={setHidden} />
      {!instead && <Foot of={of} handle={handle} shown={list.rows?.length} total={list.total} />}
      {of.bulk && <BulkBar of={of} view={view} selection={ticked} />}
      {person && of.detail?.({ id: person, row, at, total: list.total, walk, close: () => open(undefined), first: at <= 0, last: at < 0 || at === (list.rows?.length ?? 0) - 1 })}
    </div>
  );
}
