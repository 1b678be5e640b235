import { QueryClient } from '@tanstack/react-query';
import { Problem } from '../api/problem';

/** A second try helps only when the server was away or busy; what it refused, it refuses again. */
export const worthRetrying = (failures: number, e: unknown) => failures < 2 && e instanceof Problem && (e.status === 0 || e.status === 502 || e.status === 503);

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: worthRetrying, retryDelay: (n) => 500 * 2 ** n, staleTime: 15_000, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });
}
