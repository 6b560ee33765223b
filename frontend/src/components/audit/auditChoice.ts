import type { AuditFamily, AuditFilter, AuditResult } from '@/lib/api/shapes';
import { momentIn } from '@/lib/practice/later';
import { FAMILY_WORDS, RESULT_WORDS } from '@/lib/words/auditWords';

/** Which entries are shown. Codes, ids and days only, so that it may stand in the address. */
export interface AuditChoice {
  /** The first and the last day, on the practice's calendar. */
  from: string | null;
  to: string | null;
  actor: string | null;
  subject: string | null;
  family: AuditFamily | null;
  action: string | null;
  result: AuditResult | null;
  session: string | null;
  emergency: boolean;
  /** What pages asked by themselves is shown, too. */
  hidden: boolean;
  /** The entry that is open beside the list. */
  opened: string | null;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ID = /^[A-Za-z0-9_-]{1,64}$/;
const ACTOR = /^(system:)?[A-Za-z0-9_-]{1,64}$/;
const ACTION = /^[a-z_]{1,40}\.[a-z_]{1,40}$/;
const ENTRY = /^[0-9a-z]{26}$/;
const NEXT_DAY = 86_400_000;

export const NO_CHOICE: AuditChoice = {
  from: null,
  to: null,
  actor: null,
  subject: null,
  family: null,
  action: null,
  result: null,
  session: null,
  emergency: false,
  hidden: false,
  opened: null,
};

function oneOf<Code extends string>(text: string | null, words: Record<Code, unknown>): Code | null {
  return text !== null && Object.hasOwn(words, text) ? (text as Code) : null;
}

/** The choice that an address names; what it does not understand, it leaves out. */
export function readAuditChoice(params: URLSearchParams): AuditChoice {
  const like = (name: string, shape: RegExp) => {
    const text = params.get(name);
    return text !== null && shape.test(text) ? text : null;
  };
  const day = (name: string) => {
    const text = like(name, DAY);
    return text !== null && !Number.isNaN(Date.parse(`${text}T12:00:00Z`)) ? text : null;
  };
  return {
    from: day('from'),
    to: day('to'),
    actor: like('actor', ACTOR),
    subject: like('subject', ID),
    family: oneOf(params.get('about'), FAMILY_WORDS),
    action: like('action', ACTION),
    result: oneOf(params.get('result'), RESULT_WORDS),
    session: like('session', ID),
    emergency: params.get('emergency') === '1',
    hidden: params.get('refetches') === '1',
    opened: like('entry', ENTRY),
  };
}

/** The address of a choice; what is as usual is left out. */
export function writeAuditChoice(choice: AuditChoice): string {
  const { from, to, actor, subject, family, action, result, session, emergency, hidden, opened } = choice;
  const parts = {
    from,
    to,
    actor,
    subject,
    about: family,
    action,
    result,
    session,
    emergency: emergency ? '1' : null,
    refetches: hidden ? '1' : null,
    entry: opened,
  };
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(parts)) {
    if (value !== null) {
      params.set(name, value);
    }
  }
  const text = params.toString();
  return text === '' ? '/audit' : `/audit?${text}`;
}

/** Whether anything narrows the list. */
export function isNarrowed(choice: AuditChoice): boolean {
  return writeAuditChoice({ ...choice, hidden: false, opened: null }) !== '/audit';
}

/** The moments at which a range of days begins and ends in a zone; the end is the beginning of the day after. */
export function rangeOf(from: string | null, to: string | null, zone: string) {
  const after = to === null ? null : new Date(Date.parse(`${to}T12:00:00Z`) + NEXT_DAY).toISOString().slice(0, 10);
  return {
    since: from === null ? null : momentIn(zone, from, '00:00').toISOString(),
    until: after === null ? null : momentIn(zone, after, '00:00').toISOString(),
  };
}

/** What the API is asked for a choice. */
export function auditQueryOf(choice: AuditChoice, zone: string): AuditFilter {
  const { actor, subject, family, action, result, session } = choice;
  const { since, until } = rangeOf(choice.from, choice.to, zone);
  const parts = Object.entries({ since, until, actor, subject, family, result, session });
  return {
    ...Object.fromEntries(parts.filter(([, value]) => value !== null)),
    ...(action === null ? {} : { action: [action] as AuditFilter['action'] }),
    emergency: choice.emergency,
    hidden: choice.hidden,
  } as AuditFilter;
}
