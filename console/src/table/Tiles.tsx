import { figure } from '../texts/format';
import { table as t } from '../texts';
import type { Declaration, Row, Tile } from './declaration';
import { useCount } from './useRows';
import s from './userTable.module.css';
import type { ViewHandle } from './useView';
import { holds, toggled } from './view';

/** Figures over the whole list; each is also a button for the people it counts. */
export function Tiles<T extends Row>({ of, handle }: { of: Declaration<T>; handle: ViewHandle }) {
  if (!of.tiles) return null;
  return <div className={s.tiles} role="group" aria-label={t.figures}>{of.tiles.map((tile) => <One key={tile.label} of={of} tile={tile} handle={handle} />)}</div>;
}

function One<T extends Row>({ of, tile, handle: { view, set } }: { of: Declaration<T>; tile: Tile; handle: ViewHandle }) {
  const total = useCount(of, tile.filters);
  const all = Object.keys(tile.filters).length === 0;
  const shown = total && `${total.exact ? '' : '≈ '}${figure(total.value)}`;
  const on = view.q === '' && !all && holds(view.filters, tile.filters);
  const tileButton = (
    <button type="button" className={s.tile} aria-pressed={on} onClick={() => set({ q: '', filters: all ? {} : toggled(view.filters, tile.filters) })}>
      <span className={s.tileLabel} data-short={tile.short}><span>{tile.label}</span></span>
      <span className={s.tileFigure}>{shown ?? <span className="sk" style={{ width: 48, height: 16, margin: '6px 0' }} />}{tile.note && <small>{tile.note}</small>}</span>
    </button>
  );
  if (!tile.part) return tileButton;
  return <div className={s.tileOf}>{tileButton}<Part part={tile.part} handle={{ view, set }} /></div>;
}

/** The figure within a tile's, beside it: a button for those it counts. */
function Part({ part: { n, filters, words }, handle: { view, set } }: { part: NonNullable<Tile['part']>; handle: Pick<ViewHandle, 'view' | 'set'> }) {
  if (n === undefined) return null;
  return <button type="button" className={s.tilePart} aria-pressed={view.q === '' && holds(view.filters, filters)} onClick={() => set({ q: '', filters: toggled(view.filters, filters) })}>{words(n)}</button>;
}
