import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import { usersKey } from '../projectusers/queries';

/** Beside the users' own figures, so that what refreshes those refreshes these. */
export const projectAnalyticsQuery = (ws: string, project: string, query: { from: string; to: string; unit: string }) =>
  queryOptions({
    queryKey: [...usersKey(ws, project), 'analytics', query], placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.anewBefore ? 5_000 : false),
    queryFn: () => take(api.GET('/api/v1/workspaces/{ws}/projects/{project}/analytics', { params: { path: { ws, project }, query } })),
  });
