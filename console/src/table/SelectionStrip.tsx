import { IconCircleCheckFilled } from '@tabler/icons-react';
import type { Total } from '../api/types';
import { table as t } from '../texts';
import { figure } from '../texts/format';
import s from './bulk.module.css';
import { everyone, only, state } from './selection';
import type { SelectionHandle } from './useSelection';

/** Says that more match than are loaded, and lets all of them be chosen. */
export function SelectionStrip({ selection, loaded, total }: { selection: SelectionHandle; loaded: readonly string[]; total: Total | undefined }) {
  const { value, set, clear } = selection;
  const more = (total?.value ?? 0) > loaded.length;
  if (!value.all && (state(value, loaded) !== 'all' || !more)) return null;
  const all = [figure(total?.value ?? 0), !total?.exact] as const;
  return (
    <div className={s.strip} role="status">
      <IconCircleCheckFilled size={16} aria-hidden="true" />
      <span>{value.all ? t.bulk.allSelected(...all) : t.bulk.loadedSelected(figure(loaded.length))}</span>
      {value.all ? <button type="button" className="plain" onClick={() => set(only(loaded))}>{t.bulk.onlyLoaded(figure(loaded.length))}</button> : <button type="button" className="plain" onClick={() => set(everyone)}>{t.bulk.selectAll(...all)}</button>}
      <button type="button" className="plain" onClick={clear}>{t.bulk.clear}</button>
    </div>
  );
}
