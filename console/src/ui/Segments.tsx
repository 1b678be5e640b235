import s from './segments.module.css';

interface Props { label: string; value: string; onChange: (v: string) => void; options: { value: string; label: string }[] }

/** One of a few, side by side. */
export function Segments({ label, value, onChange, options }: Props) {
  return (
    <div className={s.segments} role="group" aria-label={label}>
      {options.map((o) => <button key={o.value} type="button" aria-pressed={o.value === value} onClick={() => onChange(o.value)}>{o.label}</button>)}
    </div>
  );
}
