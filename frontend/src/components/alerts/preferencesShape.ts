import { z } from 'zod';
import type { AlertClass, AlertPreferences, AlertPriority } from '@/lib/api/shapes';
import { asLocal, fromLocal } from '@/lib/practice/later';

const EMAIL = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;
const E164 = /^\+[1-9]\d{6,14}$/;
const BETWEEN_DIGITS = /[\s().-]/g;
const MINUTES = 'hh:mm'.length;

/** What a number looks like, for those who have to type one. */
export const PHONE_EXAMPLE = '+12125550123';

/** What the form checks before anything is sent; empty text means "none". */
export const preferencesShape = z
  .object({
    email: z.array(z.string()),
    sms: z.array(z.string()),
    muted: z.array(z.string()),
    email_address: z
      .string()
      .trim()
      .refine((text) => text === '' || EMAIL.test(text), 'Enter an address such as name@example.com.'),
    phone: z
      .string()
      .transform((text) => text.replace(BETWEEN_DIGITS, ''))
      .refine(
        (text) => text === '' || E164.test(text),
        `Enter the number with its country code, such as ${PHONE_EXAMPLE}.`,
      ),
    quiet_from: z.string(),
    quiet_until: z.string(),
    deputy_id: z.string(),
    away_until: z.string(),
  })
  .superRefine(({ sms, phone, quiet_from, quiet_until, deputy_id, away_until }, context) => {
    const need = (isMissing: boolean, path: string, message: string) =>
      isMissing && context.addIssue({ code: 'custom', path: [path], message });
    need(sms.length > 0 && phone === '', 'phone', 'Enter the number that text messages go to.');
    need(quiet_from !== '' && quiet_until === '', 'quiet_until', 'Say when the quiet hours end.');
    need(quiet_from === '' && quiet_until !== '', 'quiet_from', 'Say when the quiet hours begin.');
    need(away_until !== '' && deputy_id === '', 'deputy_id', 'Choose who is told while you are away.');
  });

export type PreferencesValues = z.input<typeof preferencesShape>;

/** The fields with what is known; moments on the practice's clock. */
export function valuesOf(known: AlertPreferences, zone: string): PreferencesValues {
  return {
    email: known.email,
    sms: known.sms,
    muted: known.muted,
    email_address: known.email_address ?? '',
    phone: known.phone ?? '',
    quiet_from: known.quiet_from?.slice(0, MINUTES) ?? '',
    quiet_until: known.quiet_until?.slice(0, MINUTES) ?? '',
    deputy_id: known.deputy_id ?? '',
    away_until: known.away_until ? asLocal(known.away_until, zone) : '',
  };
}

/** What the fields say, as the API takes it. */
export function preferencesOf(values: PreferencesValues, zone: string): AlertPreferences {
  return {
    email: values.email as AlertPriority[],
    sms: values.sms as AlertPriority[],
    muted: values.muted as AlertClass[],
    email_address: values.email_address || null,
    phone: values.phone || null,
    quiet_from: values.quiet_from || null,
    quiet_until: values.quiet_until || null,
    deputy_id: values.deputy_id || null,
    away_until: values.away_until === '' ? null : fromLocal(values.away_until, zone),
  };
}
