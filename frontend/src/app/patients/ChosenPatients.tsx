import { Button } from '@mantine/core';
import { IconSwitchHorizontal } from '@tabler/icons-react';
import type { Selection } from '@/components/patients/listSelection';
import { PatientBulkBar } from '@/components/patients/PatientBulkBar';
import { useMay } from '@/lib/queries/sessionQueries';
import { ExportAction } from './ExportAction';

interface ChosenPatientsProps {
  selection: Selection;
  onMove: () => void;
}

/** What can be done with those who were chosen from the list. */
export function ChosenPatients({ selection, onMove }: ChosenPatientsProps) {
  const mayWrite = useMay('patient.write');
  const { chosen, clear } = selection;
  if (chosen.size === 0) {
    return null;
  }
  return (
    <PatientBulkBar count={chosen.size} onClear={clear}>
      {mayWrite ? (
        <Button size="compact-sm" leftSection={<IconSwitchHorizontal size={15} />} onClick={onMove}>
          Change status
        </Button>
      ) : null}
      <ExportAction selection={{ ids: [...chosen] }} count={chosen.size} />
    </PatientBulkBar>
  );
}
