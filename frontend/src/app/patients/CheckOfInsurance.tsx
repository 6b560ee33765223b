import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { CheckState } from '@/components/coverages/CheckState';
import { asProblem } from '@/lib/api/problem';
import type { Patient } from '@/lib/api/shapes';
import { useEligibilityCheck, useRequestCheck } from '@/lib/queries/onboardingQueries';
import { patientKeys } from '@/lib/queries/patientQueries';
import { useMay } from '@/lib/queries/sessionQueries';

/** How the last question to a payer stands, and the button that asks again; nothing where nobody was asked. */
export function CheckOfInsurance({ patient }: { patient: Patient }) {
  const client = useQueryClient();
  const check = useEligibilityCheck(patient.id).data ?? null;
  const ask = useRequestCheck(patient.id);
  const mayAsk = useMay('patient.write') && patient.archived_at === null && !patient.deceased;
  const state = check?.state;

  useEffect(() => {
    if (state === 'answered') {
      client.invalidateQueries({ queryKey: patientKeys.person(patient.id) });
      client.invalidateQueries({ queryKey: patientKeys.coverages(patient.id) });
    }
  }, [client, patient.id, state]);

  return check === null ? null : (
    <CheckState
      check={check}
      onAsk={mayAsk ? () => ask.mutate(null) : null}
      isAsking={ask.isPending}
      problem={ask.error === null ? null : asProblem(ask.error)}
    />
  );
}
