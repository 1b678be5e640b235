import { common } from '../texts';
import s from './ui.module.css';

export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" fill="currentColor" aria-hidden="true" className={s.mark}>
      <path d="M2.6 1.5h2.3c.3 0 .5.2.5.5v2.1h1.7V2c0-.3.2-.5.5-.5h4.8c.3 0 .5.2.5.5v2.1h1.700V2c0-.3.2-.5.5-.5h2.300c.3 0 .5.2.5.5v15.200a1.300 1.300 0 0 1-1.300 1.300h-3.100a.5.5 0 0 1-.5-.5V13a3 3 0 0 0-6 0v5a.5.5 0 0 1-.5.5H3.400a1.300 1.300 0 0 1-1.300-1.300V2c0-.3.2-.5.5-.5Z" />
    </svg>
  );
}

export function Brand() {
  return <span className={s.brand}><Mark />{common.product}</span>;
}
