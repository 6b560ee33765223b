import type { PatientFormValues } from '@/components/patients/patientFormShape';
import type { DuplicateCheck } from '@/lib/api/shapes';

const WHOLE_DAY = /^\d{4}-\d{2}-\d{2}$/;
const WHOLE_EMAIL = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;
const SHORTEST_NAME = 2;

type Entered = Pick<PatientFormValues, 'family_name' | 'given_name' | 'birth_date' | 'sex' | 'phones'> &
  Partial<Pick<PatientFormValues, 'preferred_name' | 'email' | 'former_names'>>;

/** What can be compared of what stands in the form; null while it would mean half the practice. */
export function factsOf(values: Entered): DuplicateCheck | null {
  const family = values.family_name.trim();
  const given = values.given_name.trim();
  const email = values.email?.trim() ?? '';
  if (family.length < SHORTEST_NAME || given.length < SHORTEST_NAME || !WHOLE_DAY.test(values.birth_date)) {
    return null;
  }
  return {
    family_name: family,
    given_name: given,
    preferred_name: values.preferred_name?.trim() || null,
    former_names: [...(values.former_names ?? [])],
    birth_date: values.birth_date,
    sex: values.sex,
    phones: values.phones.map(({ number }) => number.trim()).filter(Boolean),
    email: WHOLE_EMAIL.test(email) ? email : null,
    member_ids: [],
  };
}
