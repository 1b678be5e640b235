import { Button } from '@mantine/core';
import { IconFileOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isProblem } from '../../api/problem';
import type { Job } from '../../api/types';
import { paths } from '../../app/paths';
import { importing as t } from '../../texts';
import { Link } from '../../ui/Link';
import { Loaded, LoadingLines, State } from '../../ui/states';
import { jobQuery } from '../jobs/queries';
import s from './importing.module.css';

/** An import by its job, in its states. */
export function OfJob({ ws, id, children }: { ws: string; id: string; children: (job: Job) => ReactNode }) {
  const query = useQuery(jobQuery(ws, id));
  const refused = !query.data && isProblem(query.error) && query.error.status >= 400 && query.error.status < 500 && query.error.status !== 403 && query.error.status !== 429;
  if (refused || (query.data && query.data.kind !== 'member-import')) {
    return <State icon={<IconFileOff size={24} stroke={1.6} />} title={t.missing.title} detail={t.missing.detail} actions={<Button component={Link} to={paths.workspace(ws).import()}>{t.missing.action}</Button>} />;
  }
  return <Loaded query={query} loading={<div className={s.inset}><LoadingLines /></div>}>{children}</Loaded>;
}
