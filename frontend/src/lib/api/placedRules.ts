import type { ApiProblem, ProblemCode } from './problem';

const IN_BODY = /^body\./;

interface PlacedRule {
  place: string;
  message: string;
}

/** Failures that are about one field without naming it as a broken rule; in the API's words unless others are given. */
export type FieldsOfCodes = Partial<Record<ProblemCode, { place: string; message?: string }>>;

/** Broken rules at the fields that they are about (`body.phones.0.number`), and those that no field stands for. */
export function placedRules(
  problem: ApiProblem | null,
  values: object,
  fieldsOfCodes: FieldsOfCodes,
): { atFields: PlacedRule[]; elsewhere: string[] } {
  if (problem === null) {
    return { atFields: [], elsewhere: [] };
  }
  const field = fieldsOfCodes[problem.code];
  const rules = problem.brokenRules.map(({ place, message }) => ({ place: place.replace(IN_BODY, ''), message }));
  return {
    atFields: [
      ...rules.filter(({ place }) => hasField(values, place)),
      ...(field === undefined ? [] : [{ message: problem.message, ...field }]),
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
