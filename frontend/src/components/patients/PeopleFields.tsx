import { TextInput } from '@mantine/core';
import { useWatch } from 'react-hook-form';
import { isMinor } from '@/lib/practice/days';
import { FormSection } from './FormSection';
import type { PatientFormValues } from './patientFormShape';
import { useField } from './useField';

const YOUNG = 'This patient is a minor: enter who answers for them before care begins.';

/** Who stands beside the person. */
export function PeopleFields({ today }: { today: string }) {
  const born = useWatch<PatientFormValues, 'birth_date'>({ name: 'birth_date' });
  const isYoung = born !== '' && isMinor(born, today);
  return (
    <>
      <FormSection title="Emergency contact">
        <RelatedFields of="emergency_contact" />
      </FormSection>
      <FormSection title="Responsible party" subtitle={isYoung ? YOUNG : 'Who answers for a minor.'}>
        <RelatedFields of="responsible_party" />
      </FormSection>
    </>
  );
}

function RelatedFields({ of }: { of: 'emergency_contact' | 'responsible_party' }) {
  const field = useField();
  return (
    <>
      <TextInput label="Name" {...field(`${of}.name`)} />
      <TextInput label="Relationship" placeholder="Spouse, parent, friend" {...field(`${of}.relationship`)} />
      <TextInput label="Telephone" type="tel" inputMode="tel" {...field(`${of}.phone`)} />
    </>
  );
}
