'use client';

import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconCloudUpload, IconPlus } from '@tabler/icons-react';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { useEffect } from 'react';
import { type ListChoice, queryOf, readChoice, writeChoice } from '@/components/patients/listChoice';
import { forgetListPlace, useListPlace } from '@/components/patients/listPlace';
import { PatientFilters } from '@/components/patients/PatientFilters';
import { PatientListFrame } from '@/components/patients/PatientListFrame';
import { PatientSearchField } from '@/components/patients/PatientSearchField';
import { SearchNote } from '@/components/patients/SearchNote';
import { BASE_PATH } from '@/lib/api/address';
import { usePatientList, usePatientSearch } from '@/lib/queries/patientQueries';
import { usePayers, useProviders } from '@/lib/queries/practiceQueries';
import { useMay } from '@/lib/queries/sessionQueries';
import { PageHead } from '@/lib/ui/PageHead';
import { Permitted } from '../Permitted';
import { FoundPatients } from './FoundPatients';
import { ListedPatients } from './ListedPatients';

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
  const payers = usePayers().data ?? [];
  const providers = useProviders().data ?? [];
  const list = usePatientList({ ...queryOf(choice), limit: place.limit, ...cursorOf(place.trail) }, !isSearching);
  const found = usePatientSearch(isSearching ? words : '');

  useEffect(forgetListPlace, []);

  // Until the first are found, the list stays where it is.
  const showsFound = isSearching && (found.data !== undefined || list.data === undefined);
  return (
    <>
      <PageHead title="Patients" subtitle={totalOf(list.data?.total)} actions={<Actions />} />
      <PatientListFrame
        search={<PatientSearchField text={place.text} onText={(text) => place.move({ text })} />}
        below={
          isSearching ? (
            <SearchNote result={found.data} />
          ) : (
            <PatientFilters choice={choice} onChoice={onChoice} payers={payers} providers={providers} />
          )
        }
      >
        {showsFound ? (
          <FoundPatients found={found} place={place} />
        ) : (
          <ListedPatients list={list} choice={choice} onChoice={onChoice} place={place} isFading={isSearching} />
        )}
      </PatientListFrame>
    </>
  );
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
