import { Select } from '@mantine/core';
import { useState } from 'react';
import { members as t } from '../../texts';
import type { Arguments } from '../../table/bulk';
import { Values } from '../../table/FilterChips';
import { Segments } from '../../ui/Segments';
import s from './members.module.css';

interface Group { id: string; name: string; dynamic?: boolean }
export interface Groups { teams: Group[] | undefined; tags: Group[] | undefined; sites: Group[] | undefined }
type Mode = keyof typeof t.bulk.settings.modes;
interface Props { value: Arguments; onChange: (to: Arguments) => void; groups: Groups }

const without = (value: Arguments, key: string): Arguments => Object.fromEntries(Object.entries(value).filter(([k]) => k !== key));

/** Team, tags and sites of many: each stays as it is until it is said otherwise. */
export function EditSettings({ value, onChange, groups }: Props) {
  const team = 'team' in value ? ((value.team as string | null) ?? 'none') : 'keep';
  const setTeam = (v: string | null) => onChange(v === 'keep' || v === null ? without(value, 'team') : { ...value, team: v === 'none' ? null : v });
  return (
    <div className={s.settings}>
      <Select label={t.columns.team} w={260} searchable value={team} data={[{ value: 'keep', label: t.bulk.settings.keep }, { value: 'none', label: t.bulk.settings.noTeam }, ...(groups.teams ?? []).map((x) => ({ value: x.id, label: x.name }))]} onChange={setTeam} />
      <SetEdit name="tags" label={t.columns.tags} options={groups.tags?.filter((x) => !x.dynamic)} value={value} onChange={onChange} />
      <SetEdit name="sites" label={t.columns.sites} options={groups.sites && [{ id: 'all', name: t.allSites }, ...groups.sites]} value={value} onChange={onChange} />
    </div>
  );
}

function SetEdit({ name, label, options, value, onChange }: { name: 'tags' | 'sites'; label: string; options: Group[] | undefined; value: Arguments; onChange: (to: Arguments) => void }) {
  const [mode, setMode] = useState<Mode>('keep');
  const [ids, setIds] = useState<readonly string[]>([]);
  const change = (to: Mode, chosen: readonly string[]) => {
    setMode(to);
    setIds(chosen);
    // Replacing by nothing is meant: it takes all away.
    onChange(to === 'keep' || (chosen.length === 0 && to !== 'replace') ? without(value, name) : { ...value, [name]: { mode: to, ids: chosen } });
  };
  return (
    <div className={s.setEdit}>
      <span className={s.fieldLabel}>{label}</span>
      <Segments label={label} value={mode} onChange={(m) => change(m as Mode, ids)} options={Object.entries(t.bulk.settings.modes).map(([v, l]) => ({ value: v, label: l }))} />
      {mode !== 'keep' && <Values filter={{ label, options: options?.map((x) => ({ value: x.id, label: x.name })) }} values={ids} onChange={(v) => change(mode, v)} />}
    </div>
  );
}
