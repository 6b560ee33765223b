import { Button } from '@mantine/core';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { FormProvider } from 'react-hook-form';
import { CareFields } from '@/components/patients/CareFields';
import { ContactFields } from '@/components/patients/ContactFields';
import { PeopleFields } from '@/components/patients/PeopleFields';
import { PersonFields } from '@/components/patients/PersonFields';
import type { OnboardingDraft, OnboardingStep, Payer, Provider } from '@/lib/api/shapes';
import { useNextMrn } from '@/lib/queries/patientQueries';
import { Refusal } from '@/lib/ui/Refusal';
import { tellDone } from '@/lib/ui/toasts';
import { ONBOARDING_STEPS } from '@/lib/words/onboardingWords';
import { CheckedAgainstRecords } from '../new/CheckedAgainstRecords';
import { DecidingDuplicate } from '../new/DecidingDuplicate';
import { STEPS } from './entered';
import { InsuranceStep } from './InsuranceStep';
import classes from './onboarding.module.css';
import { ReviewStep } from './ReviewStep';
import { UnfinishedEntries } from './UnfinishedEntries';
import { useOnboarding } from './useOnboarding';

interface OnboardingStepsProps {
  /** The entry that somebody goes on with. */
  opened: OnboardingDraft | null;
  providers: readonly Provider[];
  payers: readonly Payer[];
  onOpen: (draft: OnboardingDraft) => void;
  onBegun: (patientId: string) => void;
}

/** The four steps, after what was left unfinished. Each says at its fields what is missing, and is kept when it is left. */
export function OnboardingSteps({ opened, providers, payers, onOpen, onBegun }: OnboardingStepsProps) {
  const onboarding = useOnboarding(opened, onBegun);
  const { step, problem, isBegun } = onboarding;
  return (
    <div className={classes.steps}>
      {isBegun ? null : <UnfinishedEntries onOpen={onOpen} />}
      <Way step={step} />
      <Refusal problem={problem} elsewhere={problem?.brokenRules.map(({ message }) => message) ?? []} />
      <Fields onboarding={onboarding} providers={providers} payers={payers} />
      <Moves onboarding={onboarding} />
      <Double onboarding={onboarding} />
    </div>
  );
}

type Onboarding = ReturnType<typeof useOnboarding>;

interface FieldsProps {
  onboarding: Onboarding;
  providers: readonly Provider[];
  payers: readonly Payer[];
}

/** What the step asks for. */
function Fields({ onboarding, providers, payers }: FieldsProps) {
  const { step, person, coverage, today, entered, setStep, selfPay } = onboarding;
  const nextMrn = useNextMrn();
  switch (step) {
    case 'person':
      return (
        <FormProvider {...person}>
          <PersonFields today={today} language={null} onNumber={nextMrn.mutateAsync} />
          <CheckedAgainstRecords />
        </FormProvider>
      );
    case 'contact':
      return (
        <FormProvider {...person}>
          <ContactFields />
          <PeopleFields today={today} />
          <CareFields providers={providers} today={today} isNotesMasked={false} />
        </FormProvider>
      );
    case 'insurance':
      return (
        <FormProvider {...coverage}>
          <InsuranceStep
            payers={payers}
            today={today}
            isSelfPay={selfPay.isSelfPay}
            onSelfPay={selfPay.setSelfPay}
            reason={selfPay.reason}
            reasonError={selfPay.reasonError}
            onReason={selfPay.setReason}
          />
        </FormProvider>
      );
    case 'review':
      return <ReviewStep entered={entered()} providers={providers} payers={payers} onGo={setStep} />;
  }
}

/** On, back, out, and at the end the patient. */
function Moves({ onboarding }: { onboarding: Onboarding }) {
  const { step, next, back, leave, finish, selfPay, isMoving, isSaving, isBeginning } = onboarding;
  const router = useRouter();
  const goAway = async () => {
    if (await leave()) {
      tellDone('Kept. You find it under “Not finished”.');
      router.push('/patients' as Route);
    }
  };
  return (
    <div className={classes.bar}>
      <Button variant="subtle" loading={isSaving && !isMoving} disabled={isMoving} onClick={goAway}>
        Finish later
      </Button>
      {step === 'person' ? null : (
        <Button variant="default" onClick={back}>
          Back
        </Button>
      )}
      {step === 'review' ? (
        <Button loading={isBeginning} onClick={() => finish()}>
          {selfPay.isSelfPay ? 'Add patient' : 'Add patient and ask the payer'}
        </Button>
      ) : (
        <Button loading={isMoving} onClick={next}>
          Next
        </Button>
      )}
    </div>
  );
}

/** Where somebody like this is on record, the decision about it. */
function Double({ onboarding: { double, finish, isBeginning } }: { onboarding: Onboarding }) {
  if (double === null) {
    return null;
  }
  const { person, coverage } = double.start;
  return (
    <DecidingDuplicate
      entered={person}
      memberIds={coverage ? [coverage.member_id] : []}
      problem={double.problem}
      isSaving={isBeginning}
      onDecide={finish}
      onClose={double.leave}
    />
  );
}

/** How far it has come. */
function Way({ step }: { step: OnboardingStep }) {
  const at = STEPS.indexOf(step);
  return (
    <ol className={classes.way} aria-label="Steps">
      {STEPS.map((each, place) => (
        <li key={each} data-is-done={place <= at || undefined} aria-current={each === step ? 'step' : undefined}>
          {ONBOARDING_STEPS[each]}
        </li>
      ))}
    </ol>
  );
}
