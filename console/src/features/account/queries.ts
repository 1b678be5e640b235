import { queryOptions } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import { running } from '../jobs/queries';

export const sessionsQuery = queryOptions({ queryKey: ['me', 'sessions'], queryFn: () => take(api.GET('/api/v1/me/sessions')) });
export const devicesQuery = queryOptions({ queryKey: ['me', 'devices'], queryFn: () => take(api.GET('/api/v1/me/devices')) });

export const exportQuery = (job: string) =>
  queryOptions({
    queryKey: ['me', 'jobs', job],
    queryFn: () => take(api.GET('/api/v1/me/jobs/{job}', { params: { path: { job } } })),
    refetchInterval: (q) => (!q.state.data || running(q.state.data) ? 2000 : false),
  });
