import type { Alert, AlertClass, AlertKind, AlertPriority, AlertState, AlertStep } from '@/lib/api/shapes';
import { daysBetween, showDay } from '@/lib/practice/days';
import { SCHEDULE_WORDS, WORKER_WORDS } from './jobWords';
import type { Tone } from './patientWords';

interface KindWords {
  label: string;
  /** What happened and what is wanted, for the person who opens the alert. */
  meaning: string;
}

/** Why an alert was raised. */
export const KIND_WORDS: Record<AlertKind, KindWords> = {
  'patient.urgent': {
    label: 'Patient is urgent',
    meaning: 'The patient was moved to Urgent and needs attention before everybody else.',
  },
  'patient.review': {
    label: 'Patient to review',
    meaning: 'The insurance data of this patient needs a look before anything follows from it.',
  },
  'patient.duplicates_found': {
    label: 'Possible doubles',
    meaning: 'Records look like one person who was entered twice. Look at each pair, then merge it or tell it apart.',
  },
  'patient.welcome': {
    label: 'New in care',
    meaning: 'This patient’s onboarding is complete. Welcome them, and plan the first visit.',
  },
  'coverage.lost': {
    label: 'No coverage in force',
    meaning: 'By the payers’ last word this patient has no insurance in force. Ask for the new card.',
  },
  'coverage.ending': {
    label: 'Coverage ends soon',
    meaning: 'The last coverage in force ends within 30 days. Ask whether it will be renewed.',
  },
  'eligibility.rejected': {
    label: 'Eligibility check rejected',
    meaning:
      'The payer could not process the check. The reason and what to correct stand with the patient’s insurance.',
  },
  'patient.birthday': { label: 'Birthday', meaning: 'The patient’s birthday lies within the next seven days.' },
  manual: { label: 'Raised by a colleague', meaning: 'A colleague wants somebody to look at this. The note says why.' },
  'job.dead': {
    label: 'A job failed for good',
    meaning: 'It was tried as often as its kind allows. Look at the reason, then replay it.',
  },
  'job.fruitless': {
    label: 'A job did nothing of what was due',
    meaning: 'It ended without an error, yet nothing of its work was done. That is not success.',
  },
  'schedule.missed': {
    label: 'A scheduled run was missed',
    meaning: 'PFINNI was not running at its time, and it was too late to catch up.',
  },
  'schedule.overdue': {
    label: 'A scheduled run is overdue',
    meaning: 'It began, and has not ended within the time that it should take.',
  },
  'worker.troubled': {
    label: 'A part of PFINNI does not get on',
    meaning: 'It has failed again and again for minutes, so what it does waits. The log of the API says why.',
  },
  'notice.failed': {
    label: 'A notice could not be delivered',
    meaning: 'An email or a text message to a colleague did not arrive. The outbox says why.',
  },
  'security.sign_in_locked': {
    label: 'Sign-in slowed down',
    meaning: 'Many wrong passwords were tried for one account. Ask its owner whether that was them.',
  },
  'security.emergency_opened': {
    label: 'A closed patient was opened in an emergency',
    meaning: 'A colleague broke the glass. Look at the reason in the review queue, and judge it.',
  },
  'security.emergency_unreviewed': {
    label: 'An emergency access waits for review',
    meaning: 'Nobody has judged it for a day or more. It stays open until somebody does.',
  },
  'security.token_reused': {
    label: 'A session may have been copied',
    meaning: 'A key that had been exchanged was shown again, so the session was ended. Ask its user what happened.',
  },
  'security.account_asked_for': {
    label: 'Somebody asks for an account',
    meaning: 'At least one request came in. Look at who waits, and let in whom you know.',
  },
  'security.audit_not_whole': {
    label: 'The audit trail is not whole',
    meaning: 'A check found that entries were changed or are missing. Export the trail, and tell those in charge.',
  },
};

export const CLASS_WORDS: Record<AlertClass, string> = {
  patient: 'Patients',
  insurance: 'Insurance',
  birthday: 'Birthdays',
  system: 'System',
  security: 'Security',
};

const OF_THE_SYSTEM: readonly string[] = ['system', 'security'] satisfies AlertClass[];

/** The classes that a person sees, with their words; those about the system are for who runs it. */
export function classesFor(runsTheSystem: boolean): [string, string][] {
  return Object.entries(CLASS_WORDS).filter(([name]) => runsTheSystem || !OF_THE_SYSTEM.includes(name));
}

/** Most pressing first. */
export const PRIORITY_WORDS: Record<AlertPriority, { label: string; tone: Tone }> = {
  urgent: { label: 'Urgent', tone: 'red' },
  high: { label: 'High', tone: 'amber' },
  normal: { label: 'Normal', tone: 'blue' },
  low: { label: 'Low', tone: 'gray' },
};

export const STATE_WORDS: Record<AlertState, { label: string; tone: Tone }> = {
  open: { label: 'Open', tone: 'amber' },
  acknowledged: { label: 'Acknowledged', tone: 'teal' },
  closed: { label: 'Closed', tone: 'gray' },
};

export const STEP_WORDS: Record<AlertStep, { label: string; tone: Tone }> = {
  raised: { label: 'Raised', tone: 'amber' },
  assigned: { label: 'Assigned', tone: 'blue' },
  acknowledged: { label: 'Acknowledged', tone: 'teal' },
  snoozed: { label: 'Snoozed', tone: 'violet' },
  escalated: { label: 'Escalated', tone: 'red' },
  closed: { label: 'Closed', tone: 'gray' },
  resolved: { label: 'Resolved by itself', tone: 'gray' },
};

/** Why an alert of several stayed as it was. */
const REFUSALS: Record<string, string> = {
  alert_closed: 'closed already',
  alert_not_found: 'no longer there',
  stale_alert: 'changed by somebody else just now',
};

/** What became of several alerts: "3 acknowledged; 1 stayed as it was: closed already." */
export function acknowledgedWords(done: number, refused: readonly string[]): string {
  const reasons = [...new Set(refused)].map((code) => REFUSALS[code] ?? 'refused').join(', ');
  const stayed = refused.length === 0 ? '' : `; ${refused.length} stayed as ${isOne(refused)} ${reasons}`;
  return `${done === 0 ? 'None' : done} acknowledged${stayed}.`;
}

function isOne(refused: readonly string[]): string {
  return refused.length === 1 ? 'it was:' : 'they were:';
}

type Told = Pick<Alert, 'kind' | 'facts' | 'subject'>;

/** What sets one alert apart from others of its kind: a day, or the name of what runs; empty where there is nothing. */
export function detailOf({ kind, facts, subject }: Told, today: string): string {
  if (kind === 'patient.birthday' && typeof facts.on === 'string') {
    return dayWords(facts.on, today);
  }
  if (typeof facts.ends_on === 'string') {
    return `Ends ${dayWords(facts.ends_on, today)}`;
  }
  if (kind.startsWith('schedule.') && subject !== null && Object.hasOwn(SCHEDULE_WORDS, subject)) {
    return SCHEDULE_WORDS[subject as keyof typeof SCHEDULE_WORDS].label;
  }
  if (kind === 'worker.troubled' && subject !== null) {
    return WORKER_WORDS[subject] ?? subject;
  }
  return '';
}

function dayWords(day: string, today: string): string {
  const days = daysBetween(today, day);
  if (days === 0) {
    return 'today';
  }
  return days === 1 ? 'tomorrow' : `on ${showDay(day)}`;
}

/** Where one does something about an alert that is not about a patient; null where there is no such place. */
export function placeOf(
  kind: AlertKind,
): { href: '/admin/jobs' | '/admin/outbox' | '/admin/emergency' | '/admin/users' | '/audit'; label: string } | null {
  if (kind === 'security.account_asked_for') {
    return { href: '/admin/users', label: 'To the users' };
  }
  if (kind === 'security.audit_not_whole') {
    return { href: '/audit', label: 'To the audit trail' };
  }
  if (kind.startsWith('security.emergency_')) {
    return { href: '/admin/emergency', label: 'To the emergency accesses' };
  }
  if (kind.startsWith('job.') || kind.startsWith('schedule.')) {
    return { href: '/admin/jobs', label: 'To the jobs' };
  }
  return kind === 'notice.failed' ? { href: '/admin/outbox', label: 'To the outbox' } : null;
}

/** How many, for a badge: three digits at most. */
export function badgeFigure(count: number): string {
  return count > 99 ? '99+' : String(count);
}
