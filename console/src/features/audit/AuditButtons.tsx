import { Button } from '@mantine/core';
import { IconDownload, IconShieldCheck } from '@tabler/icons-react';
import { audit as t } from '../../texts';

interface Start { isPending: boolean; mutate: () => void }

export const AuditButtons = ({ verify, exporting }: { verify: Start; exporting: Start }) => (
  <>
    <Button variant="default" loading={verify.isPending} onClick={() => verify.mutate()} leftSection={<IconShieldCheck size={16} stroke={1.7} />}>{t.verify}</Button>
    <Button variant="default" loading={exporting.isPending} onClick={() => exporting.mutate()} leftSection={<IconDownload size={16} stroke={1.7} />}>{t.exportIt}</Button>
  </>
);
