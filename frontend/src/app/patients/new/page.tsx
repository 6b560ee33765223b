'use client';

import { Button } from '@mantine/core';
import type { Route } from 'next';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { PatientForm } from '@/components/patients/PatientForm';
import type { PatientFormResult } from '@/components/patients/patientFormShape';
import { newIdempotencyKey } from '@/lib/api/idempotencyKey';
import { asProblem } from '@/lib/api/problem';
import type { DuplicateDecision } from '@/lib/api/shapes';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { useCreatePatient, useNextMrn } from '@/lib/queries/patientQueries';
import { useProviders } from '@/lib/queries/practiceQueries';
import { PageHead } from '@/lib/ui/PageHead';
import { tellDone } from '@/lib/ui/toasts';
import { Permitted } from '../../Permitted';
import { CheckedAgainstRecords } from './CheckedAgainstRecords';
import { DecidingDuplicate } from './DecidingDuplicate';

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
  const nextMrn = useNextMrn();
  const create = useCreatePatient();
  const [key, setKey] = useState(newIdempotencyKey);
  const [entered, setEntered] = useState<PatientFormResult | null>(null);
  const problem = create.error === null ? null : asProblem(create.error);
  const isDouble = problem?.code === 'possible_duplicate';

  const save = (result: PatientFormResult, decision: DuplicateDecision | null) => {
    setEntered(result);
    create.mutate(
      { created: { ...result, duplicate_decision: decision }, key },
      {
        onSuccess: (saved) => {
          tellDone('The patient was added.');
          router.replace(`/patients/${saved.id}` as Route);
        },
        // What was refused was not created; another content needs another name.
        onError: (error) => asProblem(error).isPassing || setKey(newIdempotencyKey()),
      },
    );
  };
  return (
    <>
      <PageHead
        title="New patient"
        subtitle="A new patient begins as an inquiry."
        actions={
          <Button component={Link} href={'/patients/onboarding' as Route} variant="default">
            Guided onboarding
          </Button>
        }
      />
      <PatientForm
        patient={null}
        providers={providers}
        today={today}
        problem={isDouble ? null : problem}
        isSaving={create.isPending || create.isSuccess}
        onNumber={nextMrn.mutateAsync}
        onCancel={() => router.back()}
        onSubmit={(result) => save(result, null)}
      >
        <CheckedAgainstRecords />
      </PatientForm>
      {isDouble && entered !== null ? (
        <DecidingDuplicate
          entered={entered}
          problem={problem}
          isSaving={create.isPending || create.isSuccess}
          onDecide={(decision) => save(entered, decision)}
          onClose={create.reset}
        />
      ) : null}
    </>
  );
}
