import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { jobs as t } from '../../texts';
import { Note } from '../../ui/Note';
import { Loaded, LoadingLines } from '../../ui/states';
import s from './jobs.module.css';
import { JobLine } from './JobLine';
import { ownJobQuery } from './queries';

/** A job that belongs to no workspace, where it was started: how far it is, what came of it, its file. */
export function OwnJob({ id }: { id: string }) {
  return (
    <Loaded query={useQuery(ownJobQuery(id))} loading={<LoadingLines lines={2} />}>
      {(job) => (
        <div className={s.own} role="status">
          <div className="grow"><JobLine job={job} /></div>
          {job.resultUrl && <Button component="a" href={job.resultUrl} download leftSection={<IconDownload size={16} stroke={1.8} />}>{t.download}</Button>}
          {job.error && <Note tone="bad" alert>{job.error}</Note>}
        </div>
      )}
    </Loaded>
  );
}
