import { Button } from '@mantine/core';
import { IconStethoscope, IconSwitchHorizontal, IconTag } from '@tabler/icons-react';
import type { Selection } from '@/components/patients/listSelection';
import { PatientBulkBar } from '@/components/patients/PatientBulkBar';
import { useMay } from '@/lib/queries/sessionQueries';
import { ExportAction } from './ExportAction';

interface ChosenPatientsProps {
  selection: Selection;
  onAsk: (kind: 'move' | 'tags' | 'provider') => void;
}

const QUIET = { size: 'compact-sm', variant: 'default' } as const;

/** What can be done with those who were chosen from the list. */
export function ChosenPatients({ selection, onAsk }: ChosenPatientsProps) {
  const mayWrite = useMay('patient.write');
  const { chosen, clear } = selection;
  if (chosen.size === 0) {
    return null;
  }
  return (
    <PatientBulkBar count={chosen.size} onClear={clear}>
      {mayWrite ? (
        <>
          <Button size="compact-sm" leftSection={<IconSwitchHorizontal size={15} />} onClick={() => onAsk('move')}>
            Change status
          </Button>
          <Button {...QUIET} leftSection={<IconTag size={15} />} onClick={() => onAsk('tags')}>
            Tags
          </Button>
          <Button {...QUIET} leftSection={<IconStethoscope size={15} />} onClick={() => onAsk('provider')}>
            Assign provider
          </Button>
        </>
      ) : null}
      <ExportAction selection={{ ids: [...chosen] }} count={chosen.size} />
    </PatientBulkBar>
  );
}
