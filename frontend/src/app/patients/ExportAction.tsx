import { Button } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import { useState } from 'react';
import type { ChosenPatients } from '@/lib/api/shapes';
import { useMay } from '@/lib/queries/sessionQueries';
import { ExportingPatients } from './ExportingPatients';

interface ExportActionProps {
  selection: ChosenPatients;
  /** How many patients the selection means; unknown while the list is on its way. */
  count: number | undefined;
}

/** The button that exports what a list shows, or who was chosen; nothing for those who may not. */
export function ExportAction({ selection, count = 0 }: ExportActionProps) {
  const mayExport = useMay('patient.export');
  const [isOpen, setOpen] = useState(false);
  if (!mayExport) {
    return null;
  }
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFileExport size={18} />}
        disabled={count === 0}
        onClick={() => setOpen(true)}
      >
        Export
      </Button>
      {isOpen ? <ExportingPatients selection={selection} count={count} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
