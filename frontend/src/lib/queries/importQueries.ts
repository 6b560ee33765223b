import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/lib/api/client';
import type { FileReport } from '@/lib/api/shapes';
import { dashboardKey } from './dashboardQueries';
import { patientKeys } from './patientQueries';

const MOST_FILES = 50;
const MOST_BYTES = 10_000_000;

/** Files in the order given, in portions that one request carries. */
export function inPortions(files: readonly File[]): File[][] {
  const portions: File[][] = [];
  let bytes = 0;
  for (const file of files) {
    const portion = portions.at(-1);
    if (portion === undefined || portion.length >= MOST_FILES || bytes + file.size > MOST_BYTES) {
      portions.push([file]);
      bytes = file.size;
    } else {
      portion.push(file);
      bytes += file.size;
    }
  }
  return portions;
}

/** Takes files in, portion by portion; each portion's outcomes are told as soon as they are known. */
export function useImportFiles(onReports: (reports: FileReport[]) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (files: readonly File[]) => {
      for (const portion of inPortions(files)) {
        const report = await answerOf(
          api.POST('/api/v1/imports/eligibility', { body: { files: portion }, bodySerializer: asForm }),
        );
        onReports(report.files);
      }
    },
    onSettled: () => {
      client.invalidateQueries({ queryKey: patientKeys.all, refetchType: 'none' });
      client.invalidateQueries({ queryKey: dashboardKey, refetchType: 'none' });
      client.invalidateQueries({ queryKey: ['payers'], refetchType: 'none' });
    },
  });
}

function asForm({ files }: { files: Blob[] }): FormData {
  const form = new FormData();
  for (const file of files) {
    form.append('files', file);
  }
  return form;
}
