import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/lib/api/client';
import type { SavedView, SavedViewWrite } from '@/lib/api/shapes';
import { reading } from './automaticRefetch';

const VIEWS = ['saved views'] as const;

/** The lists that this user keeps under a name. */
export function useSavedViews() {
  return useQuery({
    queryKey: VIEWS,
    queryFn: (context) => answerOf(api.GET('/api/v1/patients/views', reading(context))),
  });
}

/** Keeps a view: a new one, or on top of the version that is known. */
export function useSaveView() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ known, wanted }: { known: SavedView | null; wanted: SavedViewWrite }) =>
      known === null
        ? answerOf(api.POST('/api/v1/patients/views', { body: wanted }))
        : answerOf(
            api.PUT('/api/v1/patients/views/{view_id}', {
              params: { path: { view_id: known.id } },
              body: { ...wanted, version: known.version },
            }),
          ),
    onSettled: () => client.invalidateQueries({ queryKey: VIEWS }),
  });
}

/** The view goes. */
export function useRemoveView() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      answerOf(api.DELETE('/api/v1/patients/views/{view_id}', { params: { path: { view_id: id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: VIEWS }),
  });
}
