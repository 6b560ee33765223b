import type { UseQueryResult } from '@tanstack/react-query';
import type { useListPlace } from '@/components/patients/listPlace';
import { NoPatients } from '@/components/patients/NoPatients';
import { PatientList } from '@/components/patients/PatientList';
import { PatientListSkeleton } from '@/components/patients/PatientListSkeleton';
import type { SearchResult } from '@/lib/api/shapes';
import { Answer } from '@/lib/ui/Answer';
import { ClosedMatch } from './ClosedMatch';

interface FoundPatientsProps {
  found: UseQueryResult<SearchResult>;
  place: ReturnType<typeof useListPlace>;
}

/** Whom the search found; choosing a column's order leaves the search for the list. */
export function FoundPatients({ found, place }: FoundPatientsProps) {
  const onClear = () => place.move({ text: '' });
  return (
    <Answer query={found} skeleton={<PatientListSkeleton />}>
      {({ items, restricted_matches: closed = 0 }) => (
        <>
          {closed === 0 ? null : <ClosedMatch count={closed} searched={place.text} />}
          {items.length === 0 && closed === 0 ? <NoPatients reason="search" onClear={onClear} /> : null}
          {items.length === 0 ? null : (
            <PatientList patients={items} sorting={null} onOpen={place.keep} isUpdating={found.isPlaceholderData} />
          )}
        </>
      )}
    </Answer>
  );
}
