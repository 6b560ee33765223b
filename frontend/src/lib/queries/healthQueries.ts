import { useQuery } from '@tanstack/react-query';
import { api } from '@/lib/api/client';
import type { Readiness } from '@/lib/api/shapes';

const ASK_AGAIN = 1_000;

/** Whether the API serves requests, and in which mode; asked again while it is starting. Needs no session. */
export function useReadiness() {
  return useQuery({
    queryKey: ['readiness'],
    queryFn: async ({ signal }) => {
      const { data, error } = await api.GET('/api/v1/health/ready', { signal });
      return (data ?? error) as Readiness;
    },
    refetchInterval: (query) => (query.state.data?.is_ready ? false : ASK_AGAIN),
  });
}
