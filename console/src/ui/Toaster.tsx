import { IconCheck, IconInfoCircle, IconX } from '@tabler/icons-react';
import { common } from '../texts';
import { dismiss, useToasts } from './toast';
import s from './toast.module.css';

export function Toaster() {
  return (
    <div className={s.place} role="status" aria-live="polite">
      {useToasts().map((t) => (
        <div key={t.id} className={s.toast}>
          {t.tone === 'ok' ? <IconCheck size={16} className={s.ok} aria-hidden="true" /> : <IconInfoCircle size={16} className={s.info} aria-hidden="true" />}
          <span>{t.text}</span>
          {t.action && <button type="button" className={s.action} onClick={() => { t.action?.run(); dismiss(t.id); }}>{t.action.label}</button>}
          <button type="button" className={s.close} onClick={() => dismiss(t.id)} aria-label={common.close}><IconX size={14} /></button>
        </div>
      ))}
    </div>
  );
}
