import type { Job, JobKind, JobState, RunOutcome, Schedule, ScheduleName } from '@/lib/api/shapes';
import type { Tone } from './patientWords';

interface Named {
  label: string;
  meaning: string;
}

/** The work that is done later. */
export const JOB_WORDS: Record<JobKind, Named> = {
  birthday_alerts: { label: 'Birthday alerts', meaning: 'Raises an alert for each birthday in the next seven days.' },
  insurance_sync: { label: 'Insurance sync', meaning: 'Fetches the night’s eligibility files from the clearinghouse.' },
  coverage_watch: { label: 'Coverage watch', meaning: 'Looks for coverages that end soon or have ended.' },
  clean_up: {
    label: 'Clean-up',
    meaning: 'Forgets ended jobs and stored answers after a day, and sessions that ran out.',
  },
  notice_digest: { label: 'Digest', meaning: 'Gathers what is not urgent into one notice.' },
  notice_send: { label: 'Sending a notice', meaning: 'Hands a mail or a message to the provider.' },
  notice_check: { label: 'Checking a notice', meaning: 'Asks the provider what became of a notice.' },
  identity_mail: {
    label: 'Mail about an account',
    meaning: 'Sends the link of a reset, an invitation or a confirmation.',
  },
  hand_over: {
    label: 'Hand-over',
    meaning: 'Gives the alerts and patients of a closed account to somebody else.',
  },
  audit_verification: {
    label: 'Check of the audit trail',
    meaning: 'Looks whether every entry of the audit trail is there and unchanged.',
  },
  patient_import: {
    label: 'Import of patients',
    meaning: 'Checks a table of patients, enters it, or takes it back, a hundred rows at a time.',
  },
  duplicate_scan: {
    label: 'Looking for doubles',
    meaning: 'Compares everybody on record with everybody, for people who were entered twice.',
  },
  eligibility_check: { label: 'Eligibility check', meaning: 'Asks a payer about one patient’s coverage.' },
  keys_reseal: { label: 'Sealing anew', meaning: 'Seals old records with the present key.' },
  patient_export: { label: 'Export of patients', meaning: 'Makes a file of many patients, page by page.' },
  patient_export_expiry: {
    label: 'End of an export',
    meaning: 'Throws the file of an export away a day after it was made.',
  },
  emergency_review: {
    label: 'Looking for a review',
    meaning: 'Reminds those in charge of an emergency access that nobody has judged.',
  },
};

/** What happens by itself. */
export const SCHEDULE_WORDS: Record<ScheduleName, Named> = {
  birthday_alerts: JOB_WORDS.birthday_alerts,
  insurance_sync: JOB_WORDS.insurance_sync,
  coverage_watch: JOB_WORDS.coverage_watch,
  duplicate_scan: JOB_WORDS.duplicate_scan,
  clean_up: JOB_WORDS.clean_up,
  audit_verification: JOB_WORDS.audit_verification,
};

/** What works all the time, by name; of the others the name itself is told. */
export const WORKER_WORDS: Record<string, string> = {
  escalation: 'Escalation of alerts',
  alerts: 'Raising alerts',
  jobs: 'Jobs',
  scheduler: 'Schedules',
  sequencer: 'Numbering of events',
  dispatcher: 'Following events',
  'audit sealer': 'Sealing the audit trail',
};

export const JOB_STATE_WORDS: Record<JobState, { label: string; tone: Tone }> = {
  running: { label: 'Running', tone: 'blue' },
  queued: { label: 'Waiting', tone: 'violet' },
  dead: { label: 'Failed', tone: 'red' },
  done: { label: 'Done', tone: 'teal' },
  cancelled: { label: 'Cancelled', tone: 'gray' },
};

export const RUN_WORDS: Record<RunOutcome, { label: string; tone: Tone }> = {
  done: { label: 'Done', tone: 'teal' },
  nothing_done: { label: 'Did nothing', tone: 'amber' },
  cancelled: { label: 'Cancelled', tone: 'gray' },
  failed: { label: 'Failed', tone: 'red' },
  missed: { label: 'Missed', tone: 'red' },
};

const FAILURES: Record<string, string> = {
  took_too_long: 'It took longer than its kind may take.',
  unexpected: 'Something unexpected happened; the log of the API says where.',
  stopped: 'PFINNI was stopped while it ran.',
  abandoned: 'The worker stopped without a word.',
  clearinghouse_unavailable: 'The clearinghouse does not answer.',
  clearinghouse_refused: 'The clearinghouse refused our sign-in or the request.',
  database_unavailable: 'The store does not answer.',
  database_timeout: 'The store took too long.',
  database_busy: 'Others changed the same records again and again.',
  database_refused: 'The store refused a change.',
  database_outcome_unknown: 'The store did not say whether a change was kept.',
  audit_unavailable: 'The audit trail could not be written, so nothing was done.',
  envelope_damaged: 'A sealed record could not be opened.',
  mail_refused: 'The mail server refused it.',
  mail_unreachable: 'The mail server does not answer.',
  mail_no_answer: 'The mail server did not say whether it took it.',
  mail_too_many: 'The mail server takes no more for now.',
  mail_deferred: 'The mail server asks to try later.',
  mail_not_encrypted: 'The mail server offers no encryption, so nothing was sent.',
  mail_key_refused: 'The mail service refused our key.',
  mail_failed: 'The mail did not arrive.',
  sms_refused: 'The SMS service refused it.',
  sms_unreachable: 'The SMS service does not answer.',
  sms_no_answer: 'The SMS service did not say whether it took it.',
  sms_answer_unreadable: 'The SMS service answered something unreadable.',
  sms_too_many: 'The SMS service takes no more for now.',
  sms_key_refused: 'The SMS service refused our key.',
  sms_failed: 'The text message did not arrive.',
  address_suppressed: 'The address bounced before, or complained.',
  nobody_to_export: 'Nobody was left of whom there was something to tell.',
  nobody_knows: 'Nobody knows whether it arrived; it is not sent twice.',
};

const SIGNS = /[._]/g;

/** Why something failed, in words; a code that has none is shown readably. */
export function failureWords(code: string): string {
  return FAILURES[code] ?? `${code.charAt(0).toUpperCase()}${code.slice(1).replace(SIGNS, ' ')}.`;
}

/** "Done 3 of 3", "did nothing of 12": how much of what was due was done. */
export function amountWords(due: number | null, done: number | null): string {
  if (due === null || done === null) {
    return '';
  }
  if (due === 0) {
    return 'Nothing was due';
  }
  return done === 0 ? `Did nothing of ${due}` : `Done ${done} of ${due}`;
}

/** How the last run of a schedule went. */
export function lastRunWords({ last_outcome, last_run_at, last_due, last_done }: Schedule): string {
  if (last_outcome === null) {
    return last_run_at === null ? 'Has not run yet' : 'Has not ended yet';
  }
  const isCounted = last_outcome === 'done' || last_outcome === 'nothing_done';
  const amount = isCounted ? amountWords(last_due, last_done) : '';
  return amount || RUN_WORDS[last_outcome].label;
}

/** What a job did, or how far it has come. */
export function progressOf({ progress, total }: Pick<Job, 'progress' | 'total'>): number | null {
  return total === null || total === 0 ? null : Math.min(progress / total, 1);
}

const DAILY = /^(\d+) (\d+) \* \* \*$/;
const timeOfDay = new Intl.DateTimeFormat('en-US', { timeStyle: 'short', timeZone: 'UTC' });

/** When a schedule runs, in words; a cron expression that has none is shown as it is. */
export function cronWords(cron: string): string {
  if (cron === '* * * * *') {
    return 'Every minute';
  }
  const [, minute, hour] = DAILY.exec(cron) ?? [];
  return hour === undefined
    ? cron
    : `Every day at ${timeOfDay.format(Date.UTC(2000, 0, 1, Number(hour), Number(minute)))}`;
}
