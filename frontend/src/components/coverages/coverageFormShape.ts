import { z } from 'zod';
import { FIELD_RULES } from '@/lib/api/fieldRules';
import { filled } from '@/lib/api/filled';
import { neededText, optionalText, plainText } from '@/lib/api/ruled';
import type { Coverage } from '@/lib/api/shapes';

const COVERAGE = FIELD_RULES.CoverageCreate;
const SUBSCRIBER = FIELD_RULES.SubscriberWrite;
/** What the list of payers says for one that is not in it. */
export const NEW_PAYER = 'new';
const PLACES = ['1', '2', '3'] as const;

const subscriber = z.object({
  family_name: plainText(SUBSCRIBER.family_name),
  given_name: plainText(SUBSCRIBER.given_name),
  birth_date: optionalText(SUBSCRIBER.birth_date),
  sex: z.enum(SUBSCRIBER.sex.choices),
});

const NAMES = ['given_name', 'family_name'] as const;

/** What the form checks before anything is sent; the rest the API says at the same fields. */
export const coverageFormShape = z
  .object({
    payer_id: z.string().min(1, 'Choose the payer.'),
    payer_name: plainText(COVERAGE.payer_name),
    plan_name: optionalText(COVERAGE.plan_name),
    member_id: neededText(COVERAGE.member_id),
    group_number: optionalText(COVERAGE.group_number),
    priority: z.enum(PLACES).transform(Number),
    relationship: z.enum(COVERAGE.relationship.choices),
    subscriber,
    begins_on: optionalText(COVERAGE.begins_on),
    ends_on: optionalText(COVERAGE.ends_on),
  })
  .check(({ value, issues }) => {
    const complain = (path: string[], message: string) => issues.push({ code: 'custom', path, message, input: value });
    if (value.payer_id === NEW_PAYER && value.payer_name === '') {
      complain(['payer_name'], 'Enter the payer’s name.');
    }
    for (const name of value.relationship === 'self' ? [] : NAMES) {
      if (value.subscriber[name] === '') {
        complain(['subscriber', name], SUBSCRIBER[name].needed);
      }
    }
  })
  .transform(({ payer_id, payer_name, subscriber: person, ...rest }) => ({
    ...rest,
    payer_id: payer_id === NEW_PAYER ? null : payer_id,
    payer_name: payer_id === NEW_PAYER ? payer_name : null,
    subscriber: rest.relationship === 'self' ? null : person,
  }));

/** What stands in the fields. */
export type CoverageFormValues = z.input<typeof coverageFormShape>;

/** What they say, as the API takes it. */
export type CoverageFormResult = z.output<typeof coverageFormShape>;

const LAST_PLACE = 3;

const NOBODY = { family_name: '', given_name: '', birth_date: '', sex: 'unknown' } as const;

const EMPTY: Omit<CoverageFormValues, 'priority'> = {
  payer_id: '',
  payer_name: '',
  plan_name: '',
  member_id: '',
  group_number: '',
  relationship: 'self',
  subscriber: NOBODY,
  begins_on: '',
  ends_on: '',
};

/** Fields of a coverage as known; without one, those of a new one in the next place. */
export function coverageValuesOf(coverage: Coverage | null, nextPlace: number): CoverageFormValues {
  const place = Math.min(coverage?.priority ?? nextPlace, LAST_PLACE);
  return {
    ...filled(EMPTY, coverage),
    payer_name: '',
    priority: String(place) as CoverageFormValues['priority'],
    subscriber: filled<CoverageFormValues['subscriber']>(NOBODY, coverage?.subscriber ?? null),
  };
}

/** What the payer has stated of a coverage is not typed over; what it left open may be filled in. */
export function isStated(coverage: Coverage | null, name: keyof Coverage): boolean {
  const wasStated = coverage !== null && coverage.checked_at !== null && coverage.status !== 'undetermined';
  return wasStated && coverage[name] !== null;
}
