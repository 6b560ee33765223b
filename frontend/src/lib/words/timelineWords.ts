import type {
  ContactKind,
  DocumentKind,
  PatientDocument,
  TimelineEntry,
  TimelineKind,
  TimelineStep,
} from '@/lib/api/shapes';
import { KIND_WORDS } from './alertWords';
import { STATUS_WORDS, type Tone } from './patientWords';

export const TIMELINE_WORDS: Record<TimelineKind, { label: string; tone: Tone }> = {
  status: { label: 'Status', tone: 'teal' },
  record: { label: 'Record', tone: 'blue' },
  coverage: { label: 'Insurance', tone: 'violet' },
  answer: { label: 'Payers’ answers', tone: 'violet' },
  alert: { label: 'Alerts', tone: 'amber' },
  contact: { label: 'Contacts', tone: 'teal' },
  document: { label: 'Pictures', tone: 'gray' },
};

export const TIMELINE_KINDS = Object.keys(TIMELINE_WORDS) as TimelineKind[];

export const CONTACT_WORDS: Record<ContactKind, string> = {
  call: 'Call',
  message: 'Message',
  letter: 'Letter',
  visit: 'Visit',
};

export const DOCUMENT_WORDS: Record<DocumentKind, string> = {
  card_front: 'Front of the card',
  card_back: 'Back of the card',
  other: 'Picture',
};

/** What a picture is called. */
export function documentTitle({ kind, title }: Pick<PatientDocument, 'kind' | 'title'>): string {
  return title ?? DOCUMENT_WORDS[kind];
}

const STEP_WORDS: Record<TimelineStep, string> = {
  added: 'added',
  changed: 'changed',
  moved: 'moved in the order',
  ended: 'ended',
  raised: 'raised',
  acknowledged: 'acknowledged',
  closed: 'closed',
  removed: 'removed',
};

const TITLES: Record<TimelineKind, (entry: TimelineEntry) => string> = {
  status: ({ from_status }) => (from_status ? 'Status changed' : 'Record added'),
  record: (entry) => `Record ${stepOf(entry)}`,
  coverage: (entry) => `${entry.subject ?? 'Insurance'} ${stepOf(entry)}`,
  answer: () => 'A payer answered about the insurance',
  alert: (entry) => `Alert ${stepOf(entry)}${entry.alert ? `: ${KIND_WORDS[entry.alert].label}` : ''}`,
  contact: ({ contact }) => CONTACT_WORDS[contact ?? 'call'],
  document: (entry) => `${DOCUMENT_WORDS[entry.document ?? 'other']} ${stepOf(entry)}`,
};

function stepOf({ step }: TimelineEntry): string {
  return step ? STEP_WORDS[step] : '';
}

/** What happened, in a line. */
export function entryTitle(entry: TimelineEntry): string {
  return TITLES[entry.kind](entry);
}

/** The colour of what happened: a change of status in that of the new status. */
export function entryTone({ kind, to_status }: TimelineEntry): Tone {
  return kind === 'status' && to_status ? STATUS_WORDS[to_status].tone : TIMELINE_WORDS[kind].tone;
}
