import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, take } from '../api/client';

export const savedViewsQuery = (ws: string, list: string) =>
  queryOptions({ queryKey: ['workspace', ws, 'views', list], queryFn: () => take(api.GET('/api/v1/workspaces/{ws}/views', { params: { path: { ws }, query: { list } } })), staleTime: 60_000 });

export interface ViewChange { name?: string; shared?: boolean; address?: string }

/** Making, changing and deleting saved views of one list. */
export function useSavedViews(ws: string, list: string) {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: savedViewsQuery(ws, list).queryKey });
  const path = (view: string) => ({ params: { path: { ws, view } } });
  return {
    add: useMutation({ mutationFn: (v: { name: string; shared: boolean; address: string }) => take(api.POST('/api/v1/workspaces/{ws}/views', { params: { path: { ws } }, body: { list, ...v } })), onSuccess }),
    change: useMutation({ mutationFn: ({ id, ...body }: ViewChange & { id: string }) => take(api.PATCH('/api/v1/workspaces/{ws}/views/{view}', { ...path(id), body })), onSuccess }),
    remove: useMutation({ mutationFn: (id: string) => take(api.DELETE('/api/v1/workspaces/{ws}/views/{view}', path(id))), onSuccess }),
  };
}
