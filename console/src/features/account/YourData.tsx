import { Button } from '@mantine/core';
import { IconFileDescription } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import { account } from '../../texts';
import { Note } from '../../ui/Note';
import { Page, Section } from '../../ui/Page';
import { Loaded, LoadingLines } from '../../ui/states';
import { OwnJob } from '../jobs/OwnJob';
import { ownJobQuery, ownJobsQuery, running } from '../jobs/queries';

const t = account.data;

/** The file of everything held about one's account; the last one stays to be fetched again. */
export function YourData() {
  const client = useQueryClient();
  const jobs = useQuery(ownJobsQuery);
  const last = jobs.data?.items.find((j) => j.kind === 'data-export');
  const state = useQuery({ ...ownJobQuery(last?.id ?? ''), enabled: last !== undefined }).data;
  const make = useMutation({
    mutationFn: () => take(api.POST('/api/v1/me/data-export')),
    onSuccess: () => client.invalidateQueries(ownJobsQuery),
  });
  return (
    <Page title={t.page} lead={t.lead}>
      <Section
        title={t.title} detail={t.detail}
        actions={<Button variant={last ? 'default' : 'filled'} loading={make.isPending} disabled={state !== undefined && running(state)} onClick={() => make.mutate()} leftSection={<IconFileDescription size={16} stroke={1.7} />}>{last ? t.again : t.make}</Button>}
      >
        <div className="col">
          {make.error && <Note tone="bad" alert>{make.error.message}</Note>}
          <Loaded query={jobs} loading={<LoadingLines lines={2} />}>{() => (last ? <><OwnJob id={last.id} /><p className="small text-3">{t.kept}</p></> : <p className="text-2">{t.none}</p>)}</Loaded>
        </div>
      </Section>
    </Page>
  );
}
