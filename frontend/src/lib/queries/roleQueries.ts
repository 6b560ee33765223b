import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/lib/api/client';
import type { RoleWrite } from '@/lib/api/shapes';
import { reading } from './automaticRefetch';

const roleKeys = { all: ['roles'] as const };

const roles = queryOptions({
  queryKey: roleKeys.all,
  queryFn: (context) => answerOf(api.GET('/api/v1/roles', reading(context))),
});

/** Every role, what it gives and over which roles; the ready-made ones first. */
export function useRoles(isWanted = true) {
  return useQuery({ ...roles, enabled: isWanted });
}

/** A role as it shall be; without a key it is a new one. */
export function useSaveRole() {
  return useRoleChange(({ known, wanted }: { known: { key: string; version: number } | null; wanted: RoleWrite }) =>
    known === null
      ? answerOf(api.POST('/api/v1/roles', { body: wanted }))
      : answerOf(
          api.PUT('/api/v1/roles/{key}', {
            params: { path: { key: known.key } },
            body: { ...wanted, version: known.version },
          }),
        ),
  );
}

/** The role goes, if nobody and nothing needs it. */
export function useRemoveRole() {
  return useRoleChange(({ key, version, reason }: { key: string; version: number; reason: string }) =>
    answerOf(api.DELETE('/api/v1/roles/{key}', { params: { path: { key } }, body: { version, reason } })),
  );
}

/** A change after which roles are read again, and with them what users may do. */
function useRoleChange<Wanted, Saved>(send: (wanted: Wanted) => Promise<Saved>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSettled: () => {
      client.invalidateQueries({ queryKey: ['users'], refetchType: 'none' });
      return client.invalidateQueries({ queryKey: roleKeys.all });
    },
  });
}
