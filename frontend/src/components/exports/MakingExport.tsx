import { Button, Group, Progress, Stack } from '@mantine/core';
import type { ApiProblem } from '@/lib/api/problem';
import type { PatientExport } from '@/lib/api/shapes';
import { Dialog } from '@/lib/ui/Dialog';
import { patientsWords } from '@/lib/words/exportWords';
import classes from './MakingExport.module.css';

const HUNDRED = 100;

interface MakingExportProps {
  export: PatientExport;
  isFetching: boolean;
  problem: ApiProblem | null;
  onFetch: () => void;
  onClose: () => void;
}

/** A large export on its way: how far it is, and the file once it is there. */
export function MakingExport({ export: made, isFetching, problem, onFetch, onClose }: MakingExportProps) {
  const share = made.patients === 0 ? 1 : made.progress / made.patients;
  return (
    <Dialog title="Export" onClose={onClose}>
      <Stack gap="md">
        <p className={classes.words} role="status">
          {wordsOf(made)}
        </p>
        {made.state === 'making' ? <Progress value={share * HUNDRED} aria-label="Progress" size="md" /> : null}
        {problem === null ? null : (
          <p className={classes.problem} role="alert">
            {problem.message}
          </p>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {made.state === 'making' ? 'Let it go on' : 'Close'}
          </Button>
          {made.state === 'failed' ? null : (
            <Button onClick={onFetch} disabled={made.state !== 'ready'} loading={isFetching}>
              Download
            </Button>
          )}
        </Group>
      </Stack>
    </Dialog>
  );
}

function wordsOf({ state, progress, patients }: PatientExport): string {
  if (state === 'making') {
    return `${progress.toLocaleString('en-US')} of ${patientsWords(patients)} are in the file. You can close this and fetch the file from the exports within a day.`;
  }
  if (state === 'ready') {
    return `The file with ${patientsWords(patients)} is ready.`;
  }
  return 'The file could not be made. Try again, or make it smaller with a filter.';
}
