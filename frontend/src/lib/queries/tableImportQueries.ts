import {
  infiniteQueryOptions,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { answerOf, api } from '@/lib/api/client';
import { receivedFile } from '@/lib/api/receivedFile';
import type { ImportPlan, ImportStage, ImportState, PatientImport, RowOutcome, RowPage } from '@/lib/api/shapes';
import { reading } from './automaticRefetch';

const WHILE_AT_WORK = 1_000;
const AT_WORK = new Set<ImportState>(['receiving', 'checking', 'running', 'undoing']);

const tableImportKeys = {
  all: ['table imports'] as const,
  latest: ['table imports', 'latest'] as const,
  one: (id: string) => ['table imports', 'one', id] as const,
  rows: (id: string) => ['table imports', 'rows', id] as const,
};

/** Whether a step of an import is under way. */
export function isAtWork(state: ImportState): boolean {
  return AT_WORK.has(state);
}

const latest = queryOptions({
  queryKey: tableImportKeys.latest,
  queryFn: (context) => answerOf(api.GET('/api/v1/patient-imports', reading(context))),
});

const one = (id: string) =>
  queryOptions({
    queryKey: tableImportKeys.one(id),
    queryFn: (context) =>
      answerOf(
        api.GET('/api/v1/patient-imports/{import_id}', { params: { path: { import_id: id } }, ...reading(context) }),
      ),
    refetchInterval: ({ state }) => (state.data !== undefined && isAtWork(state.data.state) ? WHILE_AT_WORK : false),
  });

const rows = (id: string, version: number, stage: ImportStage, outcome: RowOutcome | null) =>
  infiniteQueryOptions({
    queryKey: [...tableImportKeys.rows(id), version, stage, outcome],
    queryFn: ({ pageParam: from, ...context }) =>
      answerOf(
        api.GET('/api/v1/patient-imports/{import_id}/rows', {
          params: {
            path: { import_id: id },
            query: { stage, from_row: from, ...(outcome === null ? {} : { outcome }) },
          },
          ...reading(context),
        }),
      ),
    initialPageParam: 1,
    getNextPageParam: (page: RowPage) => page.next_row,
    refetchOnWindowFocus: false,
  });

/** The last imports, the newest first. */
export function useTableImports() {
  return useQuery(latest);
}

/** One import as it stands; asked again for as long as a step is under way. */
export function useTableImport(id: string) {
  return useQuery(one(id));
}

/** What becomes of an import's rows; of one outcome, if one is chosen. */
export function useImportRows(imported: PatientImport, stage: ImportStage, outcome: RowOutcome | null) {
  return useInfiniteQuery(rows(imported.id, imported.version, stage, outcome));
}

/** Take a table in; nobody is entered by that. */
export function useReceiveTable() {
  return useStep((file: File) =>
    answerOf(api.POST('/api/v1/patient-imports', { body: { file }, bodySerializer: asForm })),
  );
}

/** Say what the columns mean; every row is looked at then. */
export function usePlanImport({ id, version }: PatientImport) {
  return useStep((plan: ImportPlan) =>
    answerOf(
      api.PUT('/api/v1/patient-imports/{import_id}/plan', {
        params: { path: { import_id: id } },
        body: { version, plan },
      }),
    ),
  );
}

/** Enter what can be entered, or go on. */
export function useRunImport({ id, version }: PatientImport) {
  return useStep((_: undefined) =>
    answerOf(
      api.POST('/api/v1/patient-imports/{import_id}/run', { params: { path: { import_id: id } }, body: { version } }),
    ),
  );
}

/** Stop the step that is under way. */
export function useStopImport({ id }: PatientImport) {
  return useStep((_: undefined) =>
    answerOf(api.POST('/api/v1/patient-imports/{import_id}/stop', { params: { path: { import_id: id } } })),
  );
}

/** Take the whole import back. */
export function useUndoImport({ id, version }: PatientImport) {
  return useStep((reason: string) =>
    answerOf(
      api.POST('/api/v1/patient-imports/{import_id}/undo', {
        params: { path: { import_id: id } },
        body: { version, reason },
      }),
    ),
  );
}

/** The rows to mend, as a file. */
export function useFaultyRows({ id }: PatientImport) {
  return useMutation({
    mutationFn: async () =>
      receivedFile(
        await api.GET('/api/v1/patient-imports/{import_id}/faulty-rows', {
          params: { path: { import_id: id } },
          parseAs: 'blob',
        }),
        'rows-to-mend.csv',
      ),
    gcTime: 0,
  });
}

function useStep<Asked>(step: (asked: Asked) => Promise<PatientImport>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: step,
    onSuccess: (imported) => {
      client.setQueryData(one(imported.id).queryKey, imported);
      client.invalidateQueries({ queryKey: tableImportKeys.latest });
    },
  });
}

function asForm({ file }: { file: Blob }): FormData {
  const form = new FormData();
  form.append('file', file);
  return form;
}
