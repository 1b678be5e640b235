import { Button } from '@mantine/core';
import { IconDatabaseExport, IconDownload } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import { useAddress } from '../../app/useAddress';
import { account } from '../../texts';
import { Bar } from '../../ui/Bar';
import { Note } from '../../ui/Note';
import { Page, Section } from '../../ui/Page';
import { exportQuery } from './queries';

const t = account.data;

/** The job's id is in the address, so that a reload finds the export again. */
export function Data() {
  const [{ job: id }, change] = useAddress();
  const start = useMutation({ mutationFn: () => take(api.POST('/api/v1/me/data-export')), onSuccess: (job) => change({ job: job.id }) });
  const job = useQuery({ ...exportQuery(id ?? ''), enabled: id !== undefined });
  const state = job.data?.state;
  const busy = start.isPending || (id !== undefined && (state === undefined || state === 'queued' || state === 'running') && !job.isError);
  return (
    <Page title={t.page} lead={t.lead}>
      <Section title={t.title} detail={t.detail} actions={<Button variant={state === 'succeeded' ? 'default' : 'filled'} loading={busy} onClick={() => start.mutate()} leftSection={<IconDatabaseExport size={16} stroke={1.7} />}>{state ? t.again : t.start}</Button>}>
        <div className="col" style={{ gap: 12 }} role="status">
          {busy && id && <><Bar part={job.data?.done ?? 0} whole={job.data?.total ?? null} height={6} /><p className="text-2">{t.running}</p></>}
          {state === 'succeeded' && job.data?.resultUrl && <Note tone="ok" action={<Button component="a" href={job.data.resultUrl} download leftSection={<IconDownload size={16} />}>{t.download}</Button>}><b>{t.ready}</b></Note>}
          {(state === 'failed' || state === 'cancelled') && <Note tone="bad">{t.failed} {job.data?.error}</Note>}
          {(start.isError || job.isError) && <Note tone="bad" alert>{(start.error ?? job.error)?.message}</Note>}
        </div>
      </Section>
      <Section title={t.delete} detail={t.deleteDetail} />
    </Page>
  );
}
