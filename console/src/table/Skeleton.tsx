import type { Column } from './declaration';
import s from './userTable.module.css';

const widths = [62, 48, 70, 55, 40];

/** The same grid before its rows are there; nothing moves when they come. */
export function Skeleton({ columns, template, phone, select }: { columns: readonly Pick<Column<never>, 'key'>[]; template: string; phone: boolean; select: boolean }) {
  return Array.from({ length: 12 }, (_, row) => (
    <div key={row} className={s.row} data-still style={{ opacity: 1 - row * 0.075, gridTemplateColumns: template }} aria-hidden="true">
      {phone
        ? <div className={s.phoneCell}><span className="sk" style={{ width: 38, height: 38, borderRadius: '50%' }} /><div className="grow"><span className="sk" style={{ width: `${widths[row % 5]}%` }} /><span className="sk" style={{ width: '40%', marginTop: 8 }} /></div></div>
        : <><div className={s.box}>{select && <span className="sk" style={{ width: 16, height: 16 }} />}</div>
            {columns.map((c, i) => <div key={c.key} className={s.cell}>{i === 0 ? <span className="row"><span className="sk" style={{ width: 24, height: 24, borderRadius: '50%', flex: 'none' }} /><span className="sk" style={{ width: `${widths[row % 5]}%` }} /></span> : <span className="sk" style={{ width: `${widths[(row + i) % 5]}%` }} />}</div>)}</>}
    </div>
  ));
}
