import type { ApiProblem, ProblemCode } from '@/lib/api/problem';

const IN_BODY = /^body\./;

interface PlacedRule {
  place: string;
  message: string;
}

/** Failures that are about one field without naming it as a broken rule. */
const FIELD_OF_CODE: Partial<Record<ProblemCode, string>> = { mrn_taken: 'mrn', provider_unknown: 'provider_id' };

/** Broken rules at the fields that they are about (`body.phones.0.number`), and those that no field stands for. */
export function placedRules(
  problem: ApiProblem | null,
  values: object,
): { atFields: PlacedRule[]; elsewhere: string[] } {
  if (problem === null) {
    return { atFields: [], elsewhere: [] };
  }
  const field = FIELD_OF_CODE[problem.code];
  const rules = problem.brokenRules.map(({ place, message }) => ({ place: place.replace(IN_BODY, ''), message }));
  return {
    atFields: [
      ...rules.filter(({ place }) => hasField(values, place)),
      ...(field === undefined ? [] : [{ place: field, message: problem.message }]),
    ],
    elsewhere: rules.filter(({ place }) => !hasField(values, place)).map(({ message }) => message),
  };
}

function hasField(values: unknown, place: string): boolean {
  let here = values;
  for (const step of place.split('.')) {
    if (typeof here !== 'object' || here === null || !(step in here)) {
      return false;
    }
    here = (here as Record<string, unknown>)[step];
  }
  return typeof here !== 'object' || here === null || Array.isArray(here);
}
