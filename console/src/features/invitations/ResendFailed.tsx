import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { invitations } from '../../texts';
import { figure } from '../../texts/format';
import { Status } from '../../ui/Status';
import type { All } from './InvitationBulk';
import { allFailed, failedQuery } from './queries';

const t = invitations.bulk;

/** How many mails failed, and all of them once more, also those not loaded yet. Nothing when none did. */
export function ResendFailed({ ws, busy, resendAll }: { ws: string; busy: boolean; resendAll: (all: All) => Promise<void> }) {
  const failed = useQuery(failedQuery(ws)).data;
  const [collecting, setCollecting] = useState(false);
  if (!failed?.value) return null;
  const again = () => { setCollecting(true); void resendAll(() => allFailed(ws)).finally(() => setCollecting(false)); };
  return <><Status kind="failed" tone="warn">{t.failed(`${figure(failed.value)}${failed.exact ? '' : '+'}`)}</Status><Button variant="default" leftSection={<IconRefresh size={16} stroke={1.7} />} loading={collecting || busy} onClick={again}>{t.resendFailed}</Button></>;
}
