import { useId } from 'react';
import s from './code.module.css';

interface Props { value: string; onChange: (v: string) => void; onFull?: (v: string) => void; error?: string | undefined; label: string; hideLabel?: boolean }

/** Six boxes for the eye, one field for everything else: autofill, paste and screen readers see a single input. */
export function CodeInput({ value, onChange, onFull, error, label, hideLabel }: Props) {
  const id = useId();
  const put = (typed: string) => {
    const next = typed.replace(/\D/g, '').slice(0, 6);
    onChange(next);
    if (next.length === 6 && next !== value) onFull?.(next);
  };
  return (
    <div>
      <label htmlFor={id} className={hideLabel ? 'hidden' : s.label}>{label}</label>
      <div className={s.code} data-bad={error ? true : undefined}>
        <input
          id={id} value={value} onChange={(e) => put(e.currentTarget.value)} inputMode="numeric" autoComplete="one-time-code" autoFocus
          aria-invalid={error ? true : undefined} aria-describedby={error ? `${id}-error` : undefined}
        />
        {[0, 1, 2, 3, 4, 5].map((i) => <span key={i} aria-hidden="true" data-at={i === Math.min(value.length, 5) || undefined}>{value[i] ?? ''}</span>)}
      </div>
      {error && <p id={`${id}-error`} className={s.error} role="alert">{error}</p>}
    </div>
  );
}
