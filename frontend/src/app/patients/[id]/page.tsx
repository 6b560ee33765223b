'use client';

import { Button } from '@mantine/core';
import Link from 'next/link';
import { useParams } from 'next/navigation';
import { PatientSkeleton } from '@/components/patients/PatientLayout';
import { usePatient } from '@/lib/queries/patientQueries';
import { Answer } from '@/lib/ui/Answer';
import { Permitted } from '../../Permitted';
import { PatientView } from './PatientView';

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
