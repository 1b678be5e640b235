import { queryOptions } from '@tanstack/react-query';
import { api, take } from '../../api/client';

export const sessionsQuery = queryOptions({ queryKey: ['me', 'sessions'], queryFn: () => take(api.GET('/api/v1/me/sessions')) });
export const devicesQuery = queryOptions({ queryKey: ['me', 'devices'], queryFn: () => take(api.GET('/api/v1/me/devices')) });
