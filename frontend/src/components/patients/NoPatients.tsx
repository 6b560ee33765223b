import { Button } from '@mantine/core';
import { IconSearchOff, IconUserPlus } from '@tabler/icons-react';
import Link from 'next/link';
import { NoMatch } from '@/lib/ui/NoMatch';
import { ViewMessage } from '@/lib/ui/ViewMessage';

interface NoPatientsProps {
  reason: 'nobody-yet' | 'filters' | 'search';
  onClear: () => void;
}

/** Why the list is empty, and what to do. */
export function NoPatients({ reason, onClear }: NoPatientsProps) {
  if (reason === 'search') {
    return (
      <ViewMessage
        icon={<IconSearchOff size={26} />}
        title="Nobody found"
        tone="gray"
        actions={
          <Button variant="default" onClick={onClear}>
            Clear the search
          </Button>
        }
      >
        Try a part of the name, the whole phone number, or a birth date such as 3/14/1971.
      </ViewMessage>
    );
  }
  if (reason === 'filters') {
    return <NoMatch title="No patient matches these filters" onClear={onClear} />;
  }
  return (
    <ViewMessage
      icon={<IconUserPlus size={26} />}
      title="No patients yet"
      actions={
        <>
          <Button component={Link} href="/import" variant="default">
            Import files
          </Button>
          <Button component={Link} href="/patients/new">
            New patient
          </Button>
        </>
      }
    >
      Add the first one, or import the eligibility files of your payers.
    </ViewMessage>
  );
}
