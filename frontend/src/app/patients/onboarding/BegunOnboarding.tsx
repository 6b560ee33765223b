import { Button, Group } from '@mantine/core';
import type { Route } from 'next';
import Link from 'next/link';
import { useEffect } from 'react';
import { usePatient } from '@/lib/queries/patientQueries';
import { Answer } from '@/lib/ui/Answer';
import { CardSkeleton } from '@/lib/ui/CardSkeleton';
import { PageHead } from '@/lib/ui/PageHead';
import { StatusTag } from '@/lib/ui/StatusTag';
import { fullName } from '@/lib/words/patientWords';
import { CheckOfInsurance } from '../CheckOfInsurance';
import classes from './onboarding.module.css';

/** The new patient, while the payer is being asked and after that. */
export function BegunOnboarding({ patientId }: { patientId: string }) {
  const patient = usePatient(patientId);

  useEffect(() => {
    // In braces: newer browsers answer with a promise, and what an effect gives back is called when the page goes.
    window.scrollTo({ top: 0 });
  }, []);

  return (
    <Answer query={patient} skeleton={<CardSkeleton height={220} />}>
      {(person) => (
        <>
          <PageHead
            title={fullName(person)}
            subtitle={<StatusTag status={person.status} />}
            actions={
              <Group gap="xs">
                <Button component={Link} href={'/patients' as Route} variant="default">
                  To the patients
                </Button>
                <Button component={Link} href={`/patients/${person.id}` as Route}>
                  Open the record
                </Button>
              </Group>
            }
          />
          <div className={classes.part}>
            <CheckOfInsurance patient={person} />
          </div>
        </>
      )}
    </Answer>
  );
}
