import { TextInput } from '@mantine/core';
import { FormSection } from './FormSection';
import { useField } from './useField';

/** Who stands beside the person. */
export function PeopleFields() {
  return (
    <>
      <FormSection title="Emergency contact">
        <RelatedFields of="emergency_contact" />
      </FormSection>
      <FormSection title="Responsible party" subtitle="Who answers for a minor.">
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
