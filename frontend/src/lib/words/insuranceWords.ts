import type {
  BenefitKind,
  CheckOutcome,
  Coverage,
  CoverageState,
  CoverageStatus,
  Network,
  Relationship,
} from '@/lib/api/shapes';
import { daysBetween, showDay } from '@/lib/practice/days';
import type { Tone } from './patientWords';

/** How a coverage stands today, from what the payer said and from its dates. */
export interface Standing {
  label: string;
  tone: Tone;
}

const SOON = 60;

type Dated = Pick<Coverage, 'ends_on'> & Partial<Pick<Coverage, 'begins_on' | 'ended_at'>>;

const SAID: Record<CoverageStatus, Standing> = {
  active: { label: 'In force', tone: 'teal' },
  pending: { label: 'Pending', tone: 'amber' },
  inactive: { label: 'Not in force', tone: 'gray' },
  undetermined: { label: 'Not confirmed', tone: 'violet' },
};

const ENDED: Standing = { label: 'Ended', tone: 'gray' };

/** A coverage that is active by its code may still be over, or not have begun, by its dates. */
export function standingOf(status: CoverageStatus, { begins_on, ends_on, ended_at }: Dated, today: string): Standing {
  if (ended_at) {
    return ENDED;
  }
  if (status === 'inactive' || status === 'undetermined') {
    return SAID[status];
  }
  if (ends_on !== null && ends_on < today) {
    return ENDED;
  }
  if (begins_on && begins_on > today) {
    return { label: `Begins ${showDay(begins_on)}`, tone: 'blue' };
  }
  if (ends_on !== null && daysBetween(today, ends_on) <= SOON) {
    return { label: endsIn(daysBetween(today, ends_on)), tone: 'amber' };
  }
  return SAID[status];
}

function endsIn(days: number): string {
  if (days === 0) {
    return 'Ends today';
  }
  return days === 1 ? 'Ends tomorrow' : `Ends in ${days} days`;
}

const RANKS = ['', 'Primary', 'Secondary', 'Tertiary'];

/** The place of a coverage in the order. */
export function rankWords(priority: number): string {
  return RANKS[priority] ?? `No. ${priority}`;
}

export const COVERAGE_STATE_WORDS: Record<CoverageState, Standing> = {
  active: { label: 'In force', tone: 'teal' },
  ending_soon: { label: 'Ending soon', tone: 'amber' },
  ended: { label: 'Ended', tone: 'gray' },
  none: { label: 'No coverage', tone: 'red' },
};

export const OUTCOME_WORDS: Record<CheckOutcome, string> = {
  answered: 'The payer answered',
  rejected: 'The payer could not process the request',
  undetermined: 'The payer could not say',
  needs_review: 'The answer needs a look',
};

export const NETWORK_WORDS: Record<Network, string> = {
  in: 'In network',
  out: 'Out of network',
  both: 'In and out of network',
  unspecified: 'Network not stated',
};

export const BENEFIT_WORDS: Record<BenefitKind, string> = {
  deductible: 'Deductible',
  out_of_pocket: 'Out-of-pocket maximum',
  copay: 'Copay',
  coinsurance: 'Coinsurance',
  limit: 'Limit',
};

export const RELATIONSHIP_WORDS: Record<Relationship, string> = {
  self: 'Subscriber',
  spouse: 'Spouse of the subscriber',
  child: 'Child of the subscriber',
  other: 'Dependent of the subscriber',
};

/** AAA04 of a 271 (X12 005010X279A1, code list 889): what the payer wants done next. */
const FOLLOW_UPS: Record<string, string> = {
  C: 'Correct it and check again.',
  N: 'The payer does not want this request again.',
  P: 'Send the original request again.',
  R: 'The check may be repeated.',
  S: 'Do not repeat the check; the payer has passed it on.',
  W: 'Wait 30 days before checking again.',
  X: 'Wait 10 days before checking again.',
  Y: 'Do not repeat the check; the answer will follow.',
};

/** What to do about a rejection, in plain words. */
export function followUpWords(code: string | null | undefined): string | null {
  return code ? (FOLLOW_UPS[code] ?? null) : null;
}

/** Whom a rejection is about: the loop of the message that it stands in. */
export function aboutWhom(loop: string): string {
  const level = loop.slice(0, 5);
  if (level === '2100A' || level === '2000A') {
    return 'About the payer';
  }
  return level === '2100B' ? 'About the practice' : 'About the patient';
}

const dollars = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  trailingZeroDisplay: 'stripIfInteger',
});
const percent = new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 1 });

/** "1500" as "$1,500", "640.25" as "$640.25". */
export function showMoney(amount: string): string {
  return dollars.format(Number(amount));
}

/** A fraction as a percentage. */
export function showShare(fraction: string): string {
  return percent.format(Number(fraction));
}
