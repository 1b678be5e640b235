import { Modal } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconCornerDownLeft, IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { common, frame as t } from '../../texts';
import s from './frame.module.css';
import { type Command, matching } from './commands';
import type { Area } from './useArea';
import { useCommands } from './useCommands';

export default function Palette({ area, close }: { area: Area; close: () => void }) {
  const commands = useCommands(area);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const groups = useMemo(() => matching(commands, query), [commands, query]);
  const flat = groups.flatMap((g) => g.commands);
  const current = Math.min(at, flat.length - 1);

  useEffect(() => { list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }); }, [current]);

  const run = (c: Command | undefined) => { if (c) { close(); c.run(); } };
  const onKey = (e: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
    if (step !== undefined && flat.length > 0) { e.preventDefault(); setAt((current + step + flat.length) % flat.length); }
    if (e.key === 'Enter') { e.preventDefault(); run(flat[current]); }
  };

  return (
    <Modal opened onClose={close} withCloseButton={false} padding={0} size={600} yOffset="12vh" centered={false} transitionProps={{ duration: 0 }} aria-label={t.palette.title} styles={{ body: { padding: 0 } }}>
      <div className={s.paletteField}>
        <IconSearch size={18} stroke={1.7} aria-hidden="true" />
        <input
          data-autofocus value={query} onChange={(e) => { setQuery(e.currentTarget.value); setAt(0); }} onKeyDown={onKey} placeholder={t.palette.placeholder}
          role="combobox" aria-expanded="true" aria-controls={`${id}-list`} aria-label={t.palette.title} aria-activedescendant={flat[current] ? `${id}-${flat[current].id}` : undefined}
        />
      </div>
      <div id={`${id}-list`} role="listbox" aria-label={t.palette.title} className={s.paletteList} ref={list}>
        {groups.map((g) => (
          <div key={g.title} role="group" aria-label={g.title}>
            <h3 aria-hidden="true">{g.title}</h3>
            {g.commands.map((c) => (
              <div key={c.id} id={`${id}-${c.id}`} role="option" aria-selected={c === flat[current]} className={s.option} onClick={() => run(c)} onPointerMove={() => setAt(flat.indexOf(c))}>
                {c.icon}<span className="ellipsis">{c.label}</span>{c.where && <span className={s.where}>{c.where}</span>}
              </div>
            ))}
          </div>
        ))}
        {flat.length === 0 && <p className={s.paletteNone}>{t.palette.none}</p>}
      </div>
      <div className={s.paletteFoot} aria-hidden="true">
        <span><kbd className={s.kbd}><IconArrowUp size={11} /></kbd><kbd className={s.kbd}><IconArrowDown size={11} /></kbd>{t.palette.hint}</span><span><kbd className={s.kbd}><IconCornerDownLeft size={11} /></kbd>{t.palette.open}</span><span><kbd className={s.kbd}>esc</kbd>{common.close.toLowerCase()}</span>
      </div>
    </Modal>
  );
}
