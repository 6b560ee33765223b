import { z } from 'zod';

/** What the API's description says about one field; see `fieldRules.ts`, which is generated from it. */
export interface FieldRule {
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly maxItems?: number;
  readonly choices?: readonly string[];
  /** What to say where the field has another form than it takes. */
  readonly message?: string;
  /** What to say where the field is empty and has to be filled. */
  readonly needed?: string;
  readonly items?: FieldRule;
}

/** Text that has to be there. */
export function neededText(rule: FieldRule) {
  return plainText(rule).min(1, rule.needed ?? 'This is needed.');
}

/** Text that may be left out; empty text becomes "not known". */
export function optionalText(rule: FieldRule) {
  return plainText(rule).transform((text) => text || null);
}

/** Text that may be empty and stays text. */
export function plainText(rule: FieldRule) {
  return z
    .string()
    .trim()
    .check(({ value, issues }) => {
      const message = value === '' ? null : wrongWith(value, rule);
      if (message !== null) {
        issues.push({ code: 'custom', message, input: value });
      }
    });
}

/** Several texts, none of them empty. */
export function textList(rule: FieldRule) {
  return z.array(neededText(rule.items ?? {})).max(rule.maxItems ?? Number.POSITIVE_INFINITY, 'These are too many.');
}

/** What is wrong with a text, or null: as far as the API's description says it. */
function wrongWith(text: string, rule: FieldRule): string | null {
  const { maxLength, pattern, choices, message = 'This has another form than expected.' } = rule;
  if (maxLength !== undefined && text.length > maxLength) {
    return `Use at most ${maxLength} characters.`;
  }
  const isOther = choices !== undefined && !choices.includes(text);
  return isOther || (pattern !== undefined && !new RegExp(pattern, 'u').test(text)) ? message : null;
}
