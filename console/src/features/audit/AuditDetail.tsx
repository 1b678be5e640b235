import { IconArrowRight } from '@tabler/icons-react';
import type { AuditEntry } from '../../api/types';
import { audit as t } from '../../texts';
import { exactTime, figure } from '../../texts/format';
import { Facts } from '../../ui/Page';
import s from './audit.module.css';
import { changes, shown } from './changes';

/** What stood before and what after, and how the entry can be found again. */
export function AuditDetail({ entry, change }: { entry: AuditEntry; change: (to: Record<string, string | undefined>) => void }) {
  const rows = changes(entry.before, entry.after);
  const { actor, subject } = entry;
  return (
    <div className={s.detail}>
      <div>
        {rows.length === 0 ? <p className="text-3">{t.detail.nothing}</p> : (
          <table className={s.values}>
            <thead><tr><th scope="col">{t.detail.field}</th><th scope="col">{t.detail.before}</th><th scope="col"><span className="hidden">{t.detail.after}</span></th><th scope="col">{t.detail.after}</th></tr></thead>
            <tbody>
              {rows.map((r) => (
                <tr key={r.field}>
                  <th scope="row">{r.field}</th>
                  <td className={s.before}>{shown(r.before)}</td><td className={s.arrow}><IconArrowRight size={14} aria-hidden="true" /></td><td className={s.after}>{shown(r.after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <p className={s.only}>
          {actor.id && <button type="button" className="plain link" onClick={() => change({ actor: actor.id ?? undefined, entry: undefined })}>{t.detail.onlyActor} {actor.name}</button>}
          {subject.id && <button type="button" className="plain link" onClick={() => change({ subject: subject.id ?? undefined, entry: undefined })}>{t.detail.onlySubject} {subject.name}</button>}
        </p>
      </div>
      <Facts
        items={[
          [t.detail.exact, exactTime(new Date(entry.at))], [t.columns.who, [t.actorType[actor.type], actor.name].filter(Boolean).join(' · ')],
          ...(subject.id ? [[t.detail.subject, <code key="s">{subject.id}</code>] as [string, React.ReactNode]] : []),
          [t.detail.address, <code key="a">{entry.address ?? '–'}</code>], [t.detail.request, <code key="r">{entry.requestId ?? '–'}</code>],
          [t.detail.seq, figure(entry.seq)], [t.detail.hash, <code key="h">{entry.hash}</code>],
        ]}
      />
    </div>
  );
}
