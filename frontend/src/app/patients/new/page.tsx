'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { PatientForm } from '@/components/patients/PatientForm';
import { newIdempotencyKey } from '@/lib/api/idempotencyKey';
import { asProblem } from '@/lib/api/problem';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { useCreatePatient } from '@/lib/queries/patientQueries';
import { useProviders } from '@/lib/queries/practiceQueries';
import { PageHead } from '@/lib/ui/PageHead';
import { tellDone } from '@/lib/ui/toasts';
import { Permitted } from '../../Permitted';

export default function NewPatientPage() {
  return (
    <Permitted to="patient.write">
      <NewPatient />
    </Permitted>
  );
}

function NewPatient() {
  const router = useRouter();
  const { today } = usePracticeTime();
  const providers = useProviders().data ?? [];
  const create = useCreatePatient();
  const [key, setKey] = useState(newIdempotencyKey);

  return (
    <>
      <PageHead title="New patient" subtitle="A new patient begins as an inquiry." />
      <PatientForm
        patient={null}
        providers={providers}
        today={today}
        problem={create.error === null ? null : asProblem(create.error)}
        isSaving={create.isPending || create.isSuccess}
        onCancel={() => router.back()}
        onSubmit={(created) =>
          create.mutate(
            { created, key },
            {
              onSuccess: (saved) => {
                tellDone('The patient was added.');
                router.replace(`/patients/${saved.id}` as Route);
              },
              // What was refused was not created; another content needs another name.
              onError: (error) => asProblem(error).isPassing || setKey(newIdempotencyKey()),
            },
          )
        }
      />
    </>
  );
}
