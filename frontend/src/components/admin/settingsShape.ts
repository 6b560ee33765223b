import { z } from 'zod';
import { FIELD_RULES } from '@/lib/api/fieldRules';
import type { PracticeSettings, PracticeUpdate } from '@/lib/api/shapes';
import { WEEKDAY_CODES, WEEKDAYS, type Weekday } from '@/lib/words/practiceWords';

const LONGEST_NAME = 120;
const NPI = /^\d{10}$/;
const NPI_PREFIX = '80840';
const LEAST_IDLE = 2;
const MOST_IDLE = 60;
const USUAL_HOURS = { from: '08:00', until: '17:00' };
const TEN = 10;
const { mrn_prefix: MRN_PREFIX, mrn_digits: MRN_DIGITS } = FIELD_RULES.PracticeUpdate;
const HOW_MANY_DIGITS = `Between ${MRN_DIGITS.minimum} and ${MRN_DIGITS.maximum} digits.`;
const TIME = /^\d{2}:\d{2}/;

const day = z.object({ isOpen: z.boolean(), from: z.string(), until: z.string() });

/** What is checked before anything is sent; everything else is the API's to say. */
export const settingsShape = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Enter the name of the practice.')
    .max(LONGEST_NAME, `Use at most ${LONGEST_NAME} characters.`),
  zone: z.string().min(1, 'Choose the time zone.'),
  npi: z
    .string()
    .trim()
    .refine((text) => text === '' || NPI.test(text), 'An NPI has ten digits.')
    .refine((text) => !NPI.test(text) || luhnHolds(text), 'The check digit of this NPI is wrong.'),
  hours: z
    .object(Object.fromEntries(WEEKDAY_CODES.map((code) => [code, day])) as Record<Weekday, typeof day>)
    .check(({ value, issues }) => {
      for (const code of WEEKDAY_CODES) {
        const { isOpen, from, until } = value[code];
        if (isOpen && !(TIME.test(from) && TIME.test(until))) {
          issues.push({
            code: 'custom',
            message: `Say from when until when you are open on ${WEEKDAYS[code]}.`,
            path: [code, TIME.test(from) ? 'until' : 'from'],
            input: value,
          });
        }
      }
    }),
  own_panel_only: z.boolean(),
  restricted_patients: z.boolean(),
  open_registration: z.boolean(),
  idle_minutes: z.coerce
    .number('Enter a number of minutes.')
    .int('Enter whole minutes.')
    .min(LEAST_IDLE, `Between ${LEAST_IDLE} and ${MOST_IDLE} minutes.`)
    .max(MOST_IDLE, `Between ${LEAST_IDLE} and ${MOST_IDLE} minutes.`),
  second_factor_roles: z.array(z.string()),
  mrn_prefix: z
    .string()
    .trim()
    .toUpperCase()
    .max(MRN_PREFIX.maxLength, `Use at most ${MRN_PREFIX.maxLength} characters.`)
    .regex(new RegExp(MRN_PREFIX.pattern), 'Use letters, digits and hyphens.'),
  mrn_digits: z.coerce
    .number('Enter a number of digits.')
    .int('Enter a whole number.')
    .min(MRN_DIGITS.minimum, HOW_MANY_DIGITS)
    .max(MRN_DIGITS.maximum, HOW_MANY_DIGITS),
});

/** The settings as an answer holds them: pairs of times are lists there. */
export type KnownSettings = Omit<PracticeSettings, 'hours'> & { hours: Readonly<Record<string, readonly string[]>> };

/** What stands in the fields. */
export type SettingsValues = z.input<typeof settingsShape>;

/** The settings as the fields hold them. A closed day keeps hours to open it with. */
export function valuesOf(known: KnownSettings): SettingsValues {
  const hours = Object.fromEntries(
    WEEKDAY_CODES.map((code) => {
      const [from, until] = known.hours[code] ?? [];
      return [
        code,
        {
          isOpen: from !== undefined,
          from: from?.slice(0, 'hh:mm'.length) ?? USUAL_HOURS.from,
          until: until?.slice(0, 'hh:mm'.length) ?? USUAL_HOURS.until,
        },
      ];
    }),
  ) as SettingsValues['hours'];
  const { name, zone, own_panel_only, restricted_patients, open_registration, idle_minutes } = known;
  const { second_factor_roles, mrn_prefix, mrn_digits } = known;
  return {
    name,
    zone,
    own_panel_only,
    restricted_patients,
    open_registration,
    idle_minutes,
    mrn_prefix,
    mrn_digits,
    npi: known.npi ?? '',
    hours,
    second_factor_roles: [...second_factor_roles],
  };
}

/** What is sent, made on the version that the person has looked at. */
export function settingsOf(values: z.output<typeof settingsShape>, version: number): PracticeUpdate {
  const open = WEEKDAY_CODES.filter((code) => values.hours[code].isOpen);
  return {
    ...values,
    version,
    npi: values.npi || null,
    hours: Object.fromEntries(open.map((code) => [code, [values.hours[code].from, values.hours[code].until]])),
  };
}

/** Whether the last digit checks (Luhn over 80840 and the number). */
function luhnHolds(npi: string): boolean {
  const digits = [...(NPI_PREFIX + npi)].reverse().map(Number);
  const sum = digits.reduce((total, digit, at) => {
    const counted = at % 2 === 1 ? 2 * digit : digit;
    return total + Math.floor(counted / TEN) + (counted % TEN);
  }, 0);
  return sum % TEN === 0;
}
