import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { common } from '../texts';
import s from './toolbar.module.css';

/** Search as one types: the address changes shortly after the last key. "/" puts the cursor here. */
export function SearchBox({ value, onChange, label, delay = 200, shortcut = true }: { value: string; onChange: (v: string) => void; label: string; delay?: number; shortcut?: boolean }) {
  const [typed, setTyped] = useState(value);
  const field = useRef<HTMLInputElement>(null);
  const known = useRef(value);
  useEffect(() => { if (value !== known.current) { known.current = value; setTyped(value); } }, [value]);
  useEffect(() => {
    if (typed === known.current) return;
    const timer = setTimeout(() => { known.current = typed; onChange(typed); }, delay);
    return () => clearTimeout(timer);
  }, [delay, onChange, typed]);
  useEffect(() => {
    if (!shortcut) return;
    const onKey = (e: KeyboardEvent) => {
      const el = e.target as HTMLElement;
      if (e.key === '/' && !e.ctrlKey && !e.metaKey && !el.isContentEditable && !/^(INPUT|TEXTAREA|SELECT)$/.test(el.tagName)) { e.preventDefault(); field.current?.focus(); }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [shortcut]);
  return (
    <TextInput
      ref={field} type="search" className={s.search ?? ''} value={typed} onChange={(e) => setTyped(e.currentTarget.value)} aria-label={label} placeholder={label} leftSection={<IconSearch size={16} stroke={1.7} />}
      rightSection={typed ? <CloseButton size="sm" aria-label={common.clear} onClick={() => setTyped('')} /> : shortcut ? <kbd className={s.kbd}>/</kbd> : null} rightSectionPointerEvents={typed ? 'all' : 'none'}
      onKeyDown={(e) => { if (e.key === 'Escape' && typed) { e.stopPropagation(); setTyped(''); } }}
    />
  );
}

/** A filter in force: field, value, and the way out of it. */
export function FilterChip({ field, value, onRemove }: { field: string; value: ReactNode; onRemove: () => void }) {
  return (
    <span className={s.chip}>
      <span>{field}</span><span className={s.value}>{value}</span>
      <button type="button" onClick={onRemove} aria-label={`${common.remove}: ${field}`}><IconX size={13} /></button>
    </span>
  );
}
