'use client';

import type { Route } from 'next';
import { useParams, useRouter } from 'next/navigation';
import { useState } from 'react';
import { EditConflict } from '@/components/patients/EditConflict';
import { PatientForm } from '@/components/patients/PatientForm';
import { PatientSkeleton } from '@/components/patients/PatientLayout';
import { asProblem } from '@/lib/api/problem';
import type { Patient } from '@/lib/api/shapes';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { useNextMrn, usePatient, useUpdatePatient } from '@/lib/queries/patientQueries';
import { useProviders } from '@/lib/queries/practiceQueries';
import { Answer } from '@/lib/ui/Answer';
import { PageHead } from '@/lib/ui/PageHead';
import { tellDone } from '@/lib/ui/toasts';
import { fullName } from '@/lib/words/patientWords';
import { Permitted } from '../../../Permitted';

export default function EditPatientPage() {
  const { id } = useParams<{ id: string }>();
  return (
    <Permitted to="patient.write">
      <EditPatientById id={id} />
    </Permitted>
  );
}

function EditPatientById({ id }: { id: string }) {
  const patient = usePatient(id);
  return (
    <Answer query={patient} skeleton={<PatientSkeleton />}>
      {(person) => <EditPatient patient={person} onReread={() => patient.refetch()} />}
    </Answer>
  );
}

/** The form stands on the version that was opened; when somebody else saves another one, the person is asked. */
function EditPatient({ patient, onReread }: { patient: Patient; onReread: () => void }) {
  const router = useRouter();
  const { today } = usePracticeTime();
  const providers = useProviders().data ?? [];
  const nextMrn = useNextMrn();
  const update = useUpdatePatient(patient.id);
  const [opened, setOpened] = useState(patient);
  const toPatient = `/patients/${patient.id}` as Route;
  const problem = update.error === null ? null : asProblem(update.error);
  const isStale = problem?.code === 'stale_patient' || (patient.version > opened.version && !update.isSuccess);

  const startAnew = () => {
    update.reset();
    setOpened(patient);
  };

  return (
    <>
      <PageHead title="Edit patient" subtitle={fullName(opened)} />
      {isStale ? (
        <EditConflict opened={opened} now={patient.version > opened.version ? patient : null} onStartAnew={startAnew} />
      ) : null}
      <PatientForm
        key={opened.version}
        patient={opened}
        providers={providers}
        today={today}
        problem={isStale ? null : problem}
        isSaving={update.isPending || update.isSuccess}
        onNumber={nextMrn.mutateAsync}
        onCancel={() => router.push(toPatient)}
        onSubmit={(result) =>
          update.mutate(
            { ...result, version: opened.version },
            {
              onSuccess: () => {
                tellDone('The changes were saved.');
                router.replace(toPatient);
              },
              onError: (error) => {
                if (asProblem(error).code === 'stale_patient') {
                  onReread();
                }
              },
            },
          )
        }
      />
    </>
  );
}
