import { Checkbox, Menu, Popover, Radio, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { common, table as t } from '../texts';
import type { Filter, Filters } from './declaration';
import tools from './toolbar.module.css';
import s from './userTable.module.css';

interface Props { filters: readonly Filter[]; value: Filters; onChange: (to: Filters) => void }

const without = (value: Filters, key: string): Filters => Object.fromEntries(Object.entries(value).filter(([k]) => k !== key));

/** The filters in force as chips: field, how, value, and the way out; and the picker for one more. */
export function FilterChips({ filters, value, onChange }: Props) {
  const [editing, setEditing] = useState<string>();
  const shown = filters.filter((f) => value[f.key] || f.key === editing);
  const left = filters.filter((f) => !value[f.key] && !f.hidden && f.key !== editing);
  const set = (key: string, values: readonly string[]) => onChange(values.length > 0 ? { ...value, [key]: values } : without(value, key));
  return (
    <>
      {shown.map((f) => (
        <Chip key={f.key} filter={f} values={value[f.key] ?? []} opened={editing === f.key} onOpen={(o) => setEditing(o ? f.key : undefined)} onChange={(v) => { set(f.key, v); if (f.single && v.length > 0) setEditing(undefined); }} onRemove={() => { setEditing(undefined); onChange(without(value, f.key)); }} />
      ))}
      {left.length > 0 && (
        <Menu position="bottom-start" width={200}>
          <Menu.Target><button type="button" className={s.add} aria-label={t.addFilter}><IconPlus size={14} stroke={1.9} aria-hidden="true" />{t.filter}</button></Menu.Target>
          <Menu.Dropdown>{left.map((f) => <Menu.Item key={f.key} leftSection={<f.icon size={16} stroke={1.7} />} onClick={() => setTimeout(() => setEditing(f.key))}>{f.label}</Menu.Item>)}</Menu.Dropdown>
        </Menu>
      )}
    </>
  );
}

interface ChipProps { filter: Filter; values: readonly string[]; opened: boolean; onOpen: (open: boolean) => void; onChange: (values: readonly string[]) => void; onRemove: () => void }

function Chip({ filter, values, opened, onOpen, onChange, onRemove }: ChipProps) {
  const label = (v: string) => filter.options?.find((o) => o.value === v)?.label ?? (filter.options ? v : '…');
  const words = values.length === 0 ? t.choose : values.length <= 2 ? values.map(label).join(', ') : t.several(values.length);
  return (
    <Popover opened={opened} onChange={onOpen} position="bottom-start" offset={6} trapFocus returnFocus transitionProps={{ duration: 80 }}>
      <span className={tools.chip}>
        <span><filter.icon size={14} stroke={1.7} aria-hidden="true" style={{ marginRight: 6, flex: 'none' }} />{filter.label}</span>
        <span>{values.length > 1 ? t.anyOf : t.is}</span>
        <Popover.Target><button type="button" className={`${tools.value} ${s.chipValue}`} onClick={() => onOpen(!opened)} aria-label={t.editFilter(filter.label, words)} title={values.map(label).join(', ')}>{words}</button></Popover.Target>
        <button type="button" onClick={onRemove} aria-label={`${common.remove}: ${filter.label}`}><IconX size={13} /></button>
      </span>
      <Popover.Dropdown data-picker aria-label={filter.label}><Values filter={filter} values={values} onChange={onChange} /></Popover.Dropdown>
    </Popover>
  );
}

/** The values of one field to choose from; a search field when there are many. */
export function Values({ filter, values, onChange }: { filter: Pick<Filter, 'label' | 'options' | 'single'> } & Pick<ChipProps, 'values' | 'onChange'>) {
  const [typed, setTyped] = useState('');
  const options = filter.options ?? [];
  const shown = options.filter((o) => o.label.toLowerCase().includes(typed.trim().toLowerCase()));
  return (
    <div className={s.values}>
      {options.length > 8 && <TextInput data-autofocus size="xs" value={typed} onChange={(e) => setTyped(e.currentTarget.value)} placeholder={t.findValue} aria-label={t.findValue} />}
      <div role={filter.single ? 'radiogroup' : 'group'} aria-label={filter.label} className={s.valueList}>
        {shown.map((o) => (filter.single
          ? <Radio key={o.value} size="xs" label={o.label} checked={values[0] === o.value} onChange={() => onChange([o.value])} />
          : <Checkbox key={o.value} label={o.label} checked={values.includes(o.value)} onChange={(e) => onChange(e.currentTarget.checked ? [...values, o.value] : values.filter((v) => v !== o.value))} />))}
        {filter.options === undefined && <span className="text-3">{common.loading}</span>}
        {filter.options && shown.length === 0 && <span className="text-3">{t.noValue}</span>}
      </div>
    </div>
  );
}
