import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { common } from '../texts';
import s from './stale.module.css';

const t = common.stale;

export interface Difference { label: string; mine: string; theirs: string }

/** Two people saved: shows where they differ and lets the second decide, with nothing typed lost. */
export function Stale({ title, differences, onKeep, onTake, busy }: { title: string; differences: readonly Difference[]; onKeep: () => void; onTake: () => void; busy: boolean }) {
  const place = useRef<HTMLElement>(null);
  useEffect(() => { place.current?.scrollIntoView({ block: 'center' }); place.current?.focus(); }, []);
  return (
    <section className={s.stale} role="alert" ref={place} tabIndex={-1}>
      <header>{title}</header>
      <div>
        <p className="text-2">{differences.length > 0 ? t.detail : t.same}</p>
        {differences.length > 0 && (
          <table>
            <thead><tr><th scope="col">{t.field}</th><th scope="col">{t.yours}</th><th scope="col">{t.theirs}</th></tr></thead>
            <tbody>{differences.map((d) => <tr key={d.label}><th scope="row">{d.label}</th><td className="strong">{d.mine || t.empty}</td><td>{d.theirs || t.empty}</td></tr>)}</tbody>
          </table>
        )}
        <div className={s.buttons}><Button onClick={onKeep} loading={busy}>{t.keep}</Button><Button variant="default" onClick={onTake}>{t.take}</Button></div>
      </div>
    </section>
  );
}
