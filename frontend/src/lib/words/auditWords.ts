import type { AuditChain, AuditEntry, AuditFamily, AuditResult } from '@/lib/api/shapes';
import { systemName } from './actorWords';
import type { Tone } from './patientWords';

/** What actions are about. */
export const FAMILY_WORDS: Record<AuditFamily, string> = {
  sign_in: 'Signing in',
  patients: 'Patients',
  emergency: 'Emergency access',
  insurance: 'Insurance and imports',
  alerts: 'Alerts and notices',
  staff: 'Staff and rights',
  practice: 'Practice',
  audit: 'Audit trail',
  system: 'System',
};

export const RESULT_WORDS: Record<AuditResult, { label: string; tone: Tone }> = {
  ok: { label: 'Done', tone: 'teal' },
  refused: { label: 'Refused', tone: 'amber' },
  failed: { label: 'Failed', tone: 'red' },
};

/** What the first word of a code alone does not tell. */
const ABOUT_WORDS: Record<string, string> = { live: 'live updates', patient_import: 'patient list' };

/** A code of the closed list as words: `patient.status_changed` is "Patient: status changed". */
export function actionWords(action: string): string {
  const [about = '', ...did] = action.split('.');
  const words = did.join(' ').replaceAll('_', ' ');
  const first = ABOUT_WORDS[about] ?? about.replaceAll('_', ' ');
  return `${first.charAt(0).toUpperCase()}${first.slice(1)}${words === '' ? '' : `: ${words}`}`;
}

/** Who did it: a name, the system, or an account that is gone. */
export function whoWords({ actor, actor_name }: Pick<AuditEntry, 'actor' | 'actor_name'>): string {
  return systemName(actor) ?? actor_name ?? 'An account that is gone';
}

/** To whom, in a line: never a patient's name. */
export function subjectWords({ subjects, subject_count, amount }: AuditEntry): string {
  const [only] = subjects;
  if (subject_count > 1) {
    const arePatients = subjects.every(({ kind }) => kind === 'patient');
    return `${subject_count.toLocaleString('en-US')} ${arePatients ? 'patients' : 'records'}`;
  }
  if (only !== undefined) {
    return only.name ?? `${only.kind === 'patient' ? 'Patient' : 'Record'} ${only.id}`;
  }
  return amount === null ? '' : `${amount.toLocaleString('en-US')} records`;
}

/** Why it was not done, as far as a code says it: `patient_not_found` is "patient not found". */
export function codeWords(code: string): string {
  return code.replaceAll('_', ' ');
}

interface ChainWords {
  tone: Tone;
  title: string;
  text: string;
}

const count = (number: number, one: string) => `${number.toLocaleString('en-US')} ${number === 1 ? one : `${one}s`}`;

/** How the chain stands, in plain words; `when` shows a moment. */
export function chainWords(chain: AuditChain, when: (moment: string) => string): ChainWords {
  const waiting =
    chain.not_sealed_yet === 0
      ? ''
      : ` ${count(chain.not_sealed_yet, 'entry').replace('entrys', 'entries')} will be sealed in a moment.`;
  if (chain.fault !== null) {
    const place = chain.fault.block === null ? '' : ` (block ${chain.fault.block.toLocaleString('en-US')})`;
    return {
      tone: 'red',
      title: 'The audit trail is not whole',
      text: `A check found that ${chain.fault.words}${place}. First noticed ${when(chain.fault.noticed_at)}. Export the trail, keep the file safe, and tell whoever is in charge of security.`,
    };
  }
  if (chain.state === 'never_checked' || chain.checked_at === null) {
    return {
      tone: 'gray',
      title: 'The audit trail has not been checked yet',
      text: `${count(chain.blocks, 'block')} ${chain.blocks === 1 ? 'is' : 'are'} sealed and signed. A check shows whether every entry is there and unchanged.${waiting}`,
    };
  }
  const since = chain.blocks - chain.checked_blocks;
  return {
    tone: 'teal',
    title: 'The audit trail is whole',
    text: `Checked ${when(chain.checked_at)}: ${count(chain.checked_rows, 'entry').replace('entrys', 'entries')} in ${count(chain.checked_blocks, 'signed block')}, none changed, added or removed.${since > 0 ? ` ${count(since, 'block')} sealed since.` : ''}${waiting}`,
  };
}
