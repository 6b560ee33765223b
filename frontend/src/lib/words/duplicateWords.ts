import type { DuplicateCertainty, DuplicateReason } from '@/lib/api/shapes';
import type { Tone } from './patientWords';

/** How sure it is that two records are one person. */
export const CERTAINTY_WORDS: Record<DuplicateCertainty, { label: string; tone: Tone }> = {
  certain: { label: 'Almost certain', tone: 'red' },
  likely: { label: 'Likely', tone: 'amber' },
  possible: { label: 'Possible', tone: 'gray' },
};

interface ReasonWords {
  label: string;
  /** It speaks for two people. */
  isAgainst?: boolean;
}

/** What speaks for one person, and what against it. */
export const REASON_WORDS: Record<DuplicateReason, ReasonWords> = {
  same_name: { label: 'Same name' },
  similar_name: { label: 'Similar name' },
  names_swapped: { label: 'First and last name the other way round' },
  former_name: { label: 'Former name' },
  nickname: { label: 'Short form of the name' },
  same_birth_date: { label: 'Same birth date' },
  birth_date_swapped: { label: 'Day and month exchanged' },
  birth_date_near: { label: 'Birth date nearly the same' },
  same_mrn: { label: 'Same record number' },
  same_phone: { label: 'Same telephone' },
  same_email: { label: 'Same email' },
  same_member_id: { label: 'Same member ID' },
  other_family_name: { label: 'Other last name', isAgainst: true },
  other_given_name: { label: 'Other first name', isAgainst: true },
  other_birth_date: { label: 'Other birth date', isAgainst: true },
  other_sex: { label: 'Other sex', isAgainst: true },
};
