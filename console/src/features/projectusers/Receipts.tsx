import type { RevokeReceipt } from '../../api/types';
import { projectUsers as t } from '../../texts';
import { Status } from '../../ui/Status';
import { Time } from '../../ui/Time';
import s from './projectusers.module.css';

const tones = { revoked: ['ok', 'ok'], 'not-offered': ['off', 'mute'], pending: ['running', 'info'], failed: ['warning', 'warn'], 'given-up': ['failed', 'bad'], none: ['off', 'mute'] } as const;

/** What became of each secret: here first, then at whoever gave it out. */
export function Receipts({ receipts, dated = false }: { receipts: readonly RevokeReceipt[]; dated?: boolean }) {
  return (
    <div className={s.scroll}><table className={s.table} aria-label={t.receipts.title}>
      <thead><tr><th scope="col">{t.receipts.server}</th><th scope="col">{t.receipts.here}</th><th scope="col">{t.receipts.provider}</th>{dated && <th scope="col">{t.receipts.at}</th>}</tr></thead>
      <tbody>
        {receipts.map((r, i) => {
          const [kind, tone] = tones[r.provider];
          return (
            <tr key={i}>
              <td>{r.server.name}</td>
              <td><Status kind={r.local === 'removed' ? 'ok' : 'off'} tone={r.local === 'removed' ? 'ok' : 'mute'} quiet>{t.receipts.local[r.local]}</Status></td>
              <td><Status kind={kind} tone={tone} quiet={r.provider === 'none' || r.provider === 'not-offered'}>{t.receipts.atProvider[r.provider]}</Status></td>
              {dated && <td><Time at={r.at} /><small>{r.by}</small></td>}
            </tr>
          );
        })}
      </tbody>
    </table></div>
  );
}
