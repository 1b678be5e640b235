import { IconArrowDown, IconArrowUp, IconCornerDownLeft } from '@tabler/icons-react';
import type { Total } from '../api/types';
import { common, table as t } from '../texts';
import type { Declaration, Row } from './declaration';
import tools from './toolbar.module.css';
import s from './userTable.module.css';
import type { ViewHandle } from './useView';
import { builtIn, sortOf } from './view';

/** How much of the list is here, in which order, and the keys it knows. */
export function Foot<T extends Row>({ of, handle: { view }, shown, total }: { of: Declaration<T>; handle: ViewHandle; shown: number | undefined; total: Total | undefined }) {
  const sort = sortOf(view, of);
  const column = of.columns.find((c) => c.sort === sort.replace(/^-/, ''));
  const head = column && (builtIn(of, view.view).heads?.[column.key] ?? column.head);
  return (
    <div className={s.foot}>
      <span className="num" role="status">{shown !== undefined && total ? common.shown(shown, total) : common.loading}</span>
      {(head || sort === '') && <span className={s.wide}>{head ? t.sortedBy(head, sort.startsWith('-')) : t.bestFirst}</span>}
      <span className={`grow ${s.wide}`} />
      <span className={s.keys} aria-hidden="true">
        <span><kbd className={tools.kbd}><IconArrowUp size={11} /></kbd><kbd className={tools.kbd}><IconArrowDown size={11} /></kbd>{t.keys.move}</span>
        {of.bulk && <span><kbd className={tools.kbd}>X</kbd>{t.keys.select}</span>}
        {of.detail && <span><kbd className={tools.kbd}><IconCornerDownLeft size={11} /></kbd>{t.keys.open}</span>}
      </span>
    </div>
  );
}
