'use client';

import { Button, Skeleton } from '@mantine/core';
import Link from 'next/link';
import { useParams } from 'next/navigation';
import { useState } from 'react';
import { CoverageList } from '@/components/coverages/CoverageList';
import { PatientContacts } from '@/components/patients/PatientContacts';
import { PatientHeader } from '@/components/patients/PatientHeader';
import { PatientLayout, PatientSkeleton } from '@/components/patients/PatientLayout';
import { PatientPerson } from '@/components/patients/PatientPerson';
import { StatusHistory } from '@/components/patients/StatusHistory';
import type { Patient } from '@/lib/api/shapes';
import { useCoverages, usePatient, useStatusHistory } from '@/lib/queries/patientQueries';
import { useProviders } from '@/lib/queries/practiceQueries';
import { useMay, useMe } from '@/lib/queries/sessionQueries';
import { Answer } from '@/lib/ui/Answer';
import { actorNames } from '@/lib/words/actorWords';
import { Permitted } from '../../Permitted';
import { MovePatient } from './MovePatient';

export default function PatientPage() {
  const { id } = useParams<{ id: string }>();
  return (
    <Permitted to="patient.read">
      <PatientById key={id} id={id} />
    </Permitted>
  );
}

function PatientById({ id }: { id: string }) {
  const patient = usePatient(id);
  const toList = (
    <Button component={Link} href="/patients" variant="default">
      To the patients
    </Button>
  );
  return (
    <Answer query={patient} skeleton={<PatientSkeleton />} wayOut={toList}>
      {(person) => <PatientView patient={person} />}
    </Answer>
  );
}

function PatientView({ patient }: { patient: Patient }) {
  const [isMoving, setMoving] = useState(false);
  const coverages = useCoverages(patient.id);
  const history = useStatusHistory(patient.id);
  const providers = useProviders().data ?? [];
  const nameOf = actorNames(useMe().data, providers);
  const mayChange = useMay('patient.write') && patient.archived_at === null;
  const provider = providers.find(({ id }) => id === patient.provider_id);

  // The insurance is as high as it is; what stands below it would jump.
  if (coverages.isPending && coverages.failureReason === null) {
    return <PatientSkeleton />;
  }

  return (
    <>
      <PatientHeader patient={patient} onChangeStatus={mayChange ? () => setMoving(true) : null} />
      <PatientLayout
        main={
          <Answer query={coverages} skeleton={<Skeleton height={460} radius={14} />}>
            {(found) => <CoverageList coverages={found} />}
          </Answer>
        }
        side={
          <>
            <PatientPerson patient={patient} providerName={provider?.display_name ?? null} />
            <PatientContacts patient={patient} />
            <Answer query={history} skeleton={<Skeleton height={150} radius={14} />}>
              {(steps) => <StatusHistory steps={steps} nameOf={nameOf} />}
            </Answer>
          </>
        }
      />
      {isMoving ? (
        <MovePatient
          patient={patient}
          lastStep={history.data?.at(-1)}
          nameOf={nameOf}
          onClose={() => setMoving(false)}
        />
      ) : null}
    </>
  );
}
