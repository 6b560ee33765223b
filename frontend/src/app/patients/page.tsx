'use client';

import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconCloudUpload, IconPlus } from '@tabler/icons-react';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { useEffect } from 'react';
import { FilterChips } from '@/components/patients/FilterChips';
import { chipsOf, type FilterNames } from '@/components/patients/filterChips';
import {
  criteriaOf,
  isFiltered,
  type ListChoice,
  queryOf,
  readChoice,
  withoutFilters,
  writeChoice,
} from '@/components/patients/listChoice';
import { forgetListPlace, useListPlace } from '@/components/patients/listPlace';
import { PatientFilters } from '@/components/patients/PatientFilters';
import { PatientListFrame } from '@/components/patients/PatientListFrame';
import { PatientSearchField } from '@/components/patients/PatientSearchField';
import { SearchNote } from '@/components/patients/SearchNote';
import { BASE_PATH } from '@/lib/api/address';
import type { SearchResult } from '@/lib/api/shapes';
import { MOST_FOUND, usePatientList, usePatientSearch, usePracticeTags } from '@/lib/queries/patientQueries';
import { usePayers, useProviders } from '@/lib/queries/practiceQueries';
import { useMay } from '@/lib/queries/sessionQueries';
import { PageHead } from '@/lib/ui/PageHead';
import { Permitted } from '../Permitted';
import { ExportAction } from './ExportAction';
import { FoundPatients } from './FoundPatients';
import { KeptViews } from './KeptViews';
import { ListedPatients } from './ListedPatients';
import { useDefaultView } from './useDefaultView';

const PAUSE_IN_TYPING = 120;

export default function PatientsPage() {
  return (
    <Permitted to="patient.read">
      <Patients />
    </Permitted>
  );
}

function Patients() {
  const choice = readChoice(useSearchParams());
  const place = useListPlace(writeChoice(choice));
  const [words] = useDebouncedValue(place.text.trim(), PAUSE_IN_TYPING, { leading: true });
  const isSearching = place.text.trim() !== '';
  const names = useFilterNames();
  const list = usePatientList({ ...queryOf(choice), limit: place.limit, ...cursorOf(place.trail) }, !isSearching);
  const among = isFiltered(choice) ? criteriaOf(choice) : null;
  const found = usePatientSearch(isSearching ? words : '', MOST_FOUND, among);

  useEffect(forgetListPlace, []);
  useDefaultView(onChoice);

  // Until the first are found, the list stays where it is.
  const showsFound = isSearching && (found.data !== undefined || list.data === undefined);
  return (
    <PatientListFrame
      head={
        <PageHead
          title="Patients"
          subtitle={totalOf(list.data?.total)}
          actions={
            <>
              <ExportAction selection={{ filter: queryOf(choice) }} count={isSearching ? 0 : list.data?.total} />
              <Actions />
            </>
          }
        />
      }
      search={<PatientSearchField text={place.text} onText={(text) => place.move({ text })} />}
      below={
        isSearching ? (
          <SearchedWithin result={found.data} {...{ choice, names }} />
        ) : (
          <PatientFilters
            choice={choice}
            onChoice={onChoice}
            names={names}
            views={<KeptViews choice={choice} onChoice={onChoice} />}
          />
        )
      }
    >
      {showsFound ? (
        <FoundPatients found={found} place={place} />
      ) : (
        <ListedPatients list={list} choice={choice} onChoice={onChoice} place={place} isFading={isSearching} />
      )}
    </PatientListFrame>
  );
}

interface SearchedWithinProps {
  result: SearchResult | undefined;
  choice: ListChoice;
  names: FilterNames;
}

/** What there is to say of a search, and the filters within which it was made. */
function SearchedWithin({ result, choice, names }: SearchedWithinProps) {
  return (
    <>
      <SearchNote result={result} />
      {isFiltered(choice) ? (
        <FilterChips
          chips={chipsOf(choice, names)}
          onChoice={onChoice}
          onClear={() => onChoice(withoutFilters(choice))}
        />
      ) : null}
    </>
  );
}

function useFilterNames(): FilterNames {
  const payers = usePayers().data ?? [];
  const providers = useProviders().data ?? [];
  const tags = usePracticeTags().data ?? [];
  return { payers, providers, tags };
}

function Actions() {
  const mayImport = useMay('import.run');
  const mayAdd = useMay('patient.write');
  return (
    <>
      {mayImport ? (
        <Button component={Link} href="/import" variant="default" leftSection={<IconCloudUpload size={18} />}>
          Import
        </Button>
      ) : null}
      {mayAdd ? (
        <Button component={Link} href="/patients/new" leftSection={<IconPlus size={18} />}>
          New patient
        </Button>
      ) : null}
    </>
  );
}

/** The choice stands in the address without a way to the server: the page stays, only its list is another one. */
function onChoice(next: ListChoice): void {
  window.history.replaceState(null, '', BASE_PATH + writeChoice(next));
}

function cursorOf(trail: readonly string[]) {
  const cursor = trail.at(-1);
  return cursor === undefined ? {} : { cursor };
}

function totalOf(total: number | undefined): string {
  if (total === undefined) {
    return '';
  }
  return `${total.toLocaleString('en-US')} ${total === 1 ? 'patient' : 'patients'} in this list`;
}
