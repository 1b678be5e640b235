import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { members as t } from '../../texts';
import type { Arguments } from '../../table/bulk';

const hours = { hour: 1, day: 24, week: 168, month: 720 } as const;
type Length = keyof typeof t.ban.lengths;

export const untilOf = (value: Arguments): string | null => (typeof value.until === 'string' ? value.until : null);

/** How long a ban holds; no end is said by leaving `until` out. */
export function BanUntil({ onChange }: { onChange: (to: Arguments) => void }) {
  const [length, setLength] = useState<Length>('none');
  const [moment, setMoment] = useState('');
  const choose = (to: Length, at = moment) => {
    setLength(to);
    setMoment(at);
    if (to === 'none') onChange({});
    else if (to === 'date') onChange(at ? { until: new Date(at).toISOString() } : { until: undefined });
    else onChange({ until: new Date(Date.now() + hours[to] * 3_600_000).toISOString() });
  };
  return (
    <div className="row" style={{ alignItems: 'flex-end' }}>
      <Select label={t.ban.until} w={200} value={length} data={Object.entries(t.ban.lengths).map(([value, label]) => ({ value, label }))} onChange={(v) => choose(v as Length)} />
      {length === 'date' && <TextInput type="datetime-local" label={t.ban.moment} value={moment} onChange={(e) => choose('date', e.currentTarget.value)} />}
    </div>
  );
}
