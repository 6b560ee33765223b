import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { asProblem } from '@/lib/api/problem';
import { useDuplicateQueue, useScanDuplicates } from '@/lib/queries/duplicateQueries';
import { tellFailed } from '@/lib/ui/toasts';

/** Compares everybody now, without waiting for the night. */
export function RunScan() {
  const scan = useScanDuplicates();
  const isRunning = useDuplicateQueue().data?.is_scanning === true;
  return (
    <Button
      variant="default"
      leftSection={<IconRefresh size={17} />}
      loading={scan.isPending || isRunning}
      onClick={() => scan.mutate(undefined, { onError: (error) => tellFailed(asProblem(error)) })}
    >
      Compare now
    </Button>
  );
}
