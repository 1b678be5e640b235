import { Button, Tooltip } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';

/** A button that makes something; for whom may not, it stays, off, with the reason. */
export function Act({ label, why, onClick }: { label: string; why: string | undefined; onClick: () => void }) {
  return (
    <Tooltip label={why} disabled={!why}>
      <Button leftSection={<IconPlus size={16} stroke={2} />} {...(why ? { 'data-disabled': true, 'aria-disabled': true } : {})} onClick={(e) => { if (why) e.preventDefault(); else onClick(); }}>{label}</Button>
    </Tooltip>
  );
}
