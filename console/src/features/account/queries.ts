import { queryOptions } from '@tanstack/react-query';
import { api, take } from '../../api/client';

export const sessionsQuery = queryOptions({ queryKey: ['me', 'sessions'], queryFn: () => take(api.GET('/api/v1/me/sessions')) });
/** Whether the server sends mail at all. */
export const mailQuery = queryOptions({ queryKey: ['sign-in-options', null], queryFn: () => take(api.GET('/api/v1/sign-in-options', { params: { query: {} } })), staleTime: Infinity, select: (o) => o.mail });
export const devicesQuery = queryOptions({ queryKey: ['me', 'devices'], queryFn: () => take(api.GET('/api/v1/me/devices')) });
