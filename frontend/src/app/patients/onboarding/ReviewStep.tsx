import { Button } from '@mantine/core';
import { NEW_PAYER } from '@/components/coverages/coverageFormShape';
import type { OnboardingStep, Payer, Provider } from '@/lib/api/shapes';
import { showDay } from '@/lib/practice/days';
import { Facts } from '@/lib/ui/Facts';
import { Surface } from '@/lib/ui/Surface';
import { SEX_WORDS } from '@/lib/words/patientWords';
import type { Entered } from './entered';

interface ReviewStepProps {
  entered: Entered;
  providers: readonly Provider[];
  payers: readonly Payer[];
  onGo: (step: OnboardingStep) => void;
}

/** Everything once more before it becomes a patient. */
export function ReviewStep({ entered, providers, payers, onGo }: ReviewStepProps) {
  const { person, coverage, isSelfPay, selfPayReason } = entered;
  const { line1, city, state, postal_code } = person.address;
  const edit = (step: OnboardingStep, what: string) => (
    <Button variant="subtle" size="xs" aria-label={`Change ${what}`} onClick={() => onGo(step)}>
      Change
    </Button>
  );
  const payer =
    coverage.payer_id === NEW_PAYER ? coverage.payer_name : payers.find(({ id }) => id === coverage.payer_id)?.name;
  return (
    <>
      <Surface title="Person" aside={edit('person', 'the person')}>
        <Facts
          facts={[
            ['Name', [person.given_name, person.middle_name, person.family_name].filter(Boolean).join(' ')],
            ['Born', person.birth_date === '' ? null : showDay(person.birth_date)],
            ['Sex', SEX_WORDS[person.sex]],
            ['Record no.', person.mrn],
          ]}
        />
      </Surface>
      <Surface title="Contact" aside={edit('contact', 'the contacts')}>
        <Facts
          facts={[
            ['Telephone', person.phones.map(({ number }) => number).join(', ')],
            ['Email', person.email],
            ['Address', line1 === '' ? null : `${line1}, ${city}, ${state} ${postal_code}`],
            ['Responsible party', person.responsible_party.name],
            ['Emergency contact', person.emergency_contact.name],
            ['Provider', providers.find(({ id }) => id === person.provider_id)?.display_name ?? 'Nobody assigned'],
          ]}
        />
      </Surface>
      <Surface title="Insurance" aside={edit('insurance', 'the insurance')}>
        <Facts
          facts={
            isSelfPay
              ? [['Pays without insurance', selfPayReason]]
              : [
                  ['Payer', payer],
                  ['Plan', coverage.plan_name],
                  ['Member ID', coverage.member_id],
                  ['Group number', coverage.group_number],
                ]
          }
        />
      </Surface>
    </>
  );
}
