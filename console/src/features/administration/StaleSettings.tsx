import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { administration, common } from '../../texts';
import s from './administration.module.css';
import { differences, labels, type SettingsValues } from './settingsForm';

const t = administration.settings.stale;
const words = (v: string | boolean) => (typeof v === 'boolean' ? (v ? common.on : common.off) : v || t.empty);

/** Two people saved: shows where they differ and lets the second decide, with nothing typed lost. */
export function StaleSettings({ mine, theirs, onKeep, onTake, busy }: { mine: SettingsValues; theirs: SettingsValues; onKeep: () => void; onTake: () => void; busy: boolean }) {
  const differing = differences(mine, theirs);
  const place = useRef<HTMLElement>(null);
  useEffect(() => { place.current?.scrollIntoView({ block: 'center' }); place.current?.focus(); }, []);
  return (
    <section className={s.stale} role="alert" ref={place} tabIndex={-1}>
      <header>{t.title}</header>
      <div>
        <p className="text-2">{differing.length > 0 ? t.detail : t.same}</p>
        {differing.length > 0 && (
          <table>
            <thead><tr><th scope="col">{t.field}</th><th scope="col">{t.yours}</th><th scope="col">{t.theirs}</th></tr></thead>
            <tbody>{differing.map((k) => <tr key={k}><th scope="row">{labels[k]}</th><td className="strong">{words(mine[k])}</td><td>{words(theirs[k])}</td></tr>)}</tbody>
          </table>
        )}
        <div className="row"><Button onClick={onKeep} loading={busy}>{t.keep}</Button><Button variant="default" onClick={onTake}>{t.take}</Button></div>
      </div>
    </section>
  );
}
