import { type ChangeEvent, useState } from 'react';
import { FIELD_RULES } from '@/lib/api/fieldRules';
import { type FieldsOfCodes, placedRules } from '@/lib/api/placedRules';
import type { ApiProblem } from '@/lib/api/problem';
import type { Provider } from '@/lib/api/shapes';
import { useKeptState } from '@/lib/session/keptText';

const { pattern } = FIELD_RULES.UserCreate.email;
const EMAIL = new RegExp(pattern, 'u');

interface UserFields<Values> {
  /** Unique on the page: what was typed comes back under it. */
  name: string;
  initial: Values;
  problem: ApiProblem | null;
  fieldsOfCodes: FieldsOfCodes;
}

/** What is typed about a user, and what is wrong with it: said once it was sent, and as the API places it. */
export function useUserFields<Values extends Record<string, string>>(asked: UserFields<Values>) {
  const [values, setValues] = useKeptState(asked.name, asked.initial);
  const [wasSent, setSent] = useState(false);
  const placed = placedRules(asked.problem, values, asked.fieldsOfCodes);
  const field = (place: keyof Values & string, fault: string | null = null) => ({
    value: values[place],
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLSelectElement>) =>
      setValues({ ...values, [place]: event.currentTarget.value }),
    error: (wasSent ? fault : null) ?? placed.atFields.find((each) => each.place === place)?.message,
  });
  return { values, field, placed, send: () => setSent(true) };
}

/** What is wrong with an address; null when it can be one. */
export function emailFault(email: string): string | null {
  return EMAIL.test(email) ? null : 'Enter an email address such as name@example.com.';
}

/** Those whom an account can be linked to, as choices: a provider belongs to one user at most. */
export function providerChoices(providers: readonly Provider[]): { value: string; label: string }[] {
  return [
    { value: '', label: 'None' },
    ...providers.map(({ id, display_name }) => ({ value: id, label: display_name })),
  ];
}
