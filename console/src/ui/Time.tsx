import { Tooltip } from '@mantine/core';
import { useEffect, useState } from 'react';
import { common } from '../texts';
import { exactTime, relative } from '../texts/format';

/** How long ago, with the exact moment on hover and for screen readers. */
export function Time({ at, none = common.never }: { at: string | null | undefined; none?: string }) {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 60_000);
    return () => clearInterval(timer);
  }, []);
  if (!at) return <span className="text-3">{none}</span>;
  const t = new Date(at);
  return <Tooltip label={exactTime(t)}><time dateTime={at}>{relative(t)}</time></Tooltip>;
}
