'use client';

import { useState } from 'react';
import type { OnboardingDraft } from '@/lib/api/shapes';
import { usePayers, useProviders } from '@/lib/queries/practiceQueries';
import { PageHead } from '@/lib/ui/PageHead';
import { Permitted } from '../../Permitted';
import { BegunOnboarding } from './BegunOnboarding';
import { OnboardingSteps } from './OnboardingSteps';

export default function OnboardingPage() {
  return (
    <Permitted to="patient.write">
      <Onboarding />
    </Permitted>
  );
}

/** Step by step from a name to the payer's answer; what is not finished is kept. */
function Onboarding() {
  const providers = useProviders().data ?? [];
  const payers = usePayers().data ?? [];
  const [draft, setDraft] = useState<OnboardingDraft | null>(null);
  const [begun, setBegun] = useState<string | null>(null);

  if (begun !== null) {
    return <BegunOnboarding patientId={begun} />;
  }
  return (
    <>
      <PageHead title="Onboarding" subtitle="From the first call to active care: the payer is asked at the end." />
      <OnboardingSteps
        key={draft?.id}
        opened={draft}
        providers={providers}
        payers={payers}
        onOpen={setDraft}
        onBegun={setBegun}
      />
    </>
  );
}
