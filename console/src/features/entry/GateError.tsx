import { Button } from '@mantine/core';
import { IconCloudOff, IconRefresh } from '@tabler/icons-react';
import { isProblem } from '../../api/problem';
import { common } from '../../texts';
import { GateState } from './Gate';

export function GateError({ error, retry }: { error: unknown; retry: () => void }) {
  const unreachable = isProblem(error, 'unreachable', 'unavailable');
  return (
    <GateState
      icon={<IconCloudOff size={24} stroke={1.6} />} tone="bad"
      title={unreachable ? common.error.unreachable : common.error.title}
      detail={unreachable ? common.error.unreachableDetail : isProblem(error) ? (error.detail ?? common.error.unexpected) : common.error.unexpected}
      action={<Button leftSection={<IconRefresh size={16} />} onClick={retry}>{common.retry}</Button>}
    />
  );
}
