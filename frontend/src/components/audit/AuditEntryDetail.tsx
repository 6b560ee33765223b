import { Button } from '@mantine/core';
import type { Route } from 'next';
import Link from 'next/link';
import type { AuditEntryOpened, AuditSubject } from '@/lib/api/shapes';
import { showMoment } from '@/lib/practice/days';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { Facts } from '@/lib/ui/Facts';
import { Said } from '@/lib/ui/Said';
import { Tag } from '@/lib/ui/Tag';
import { codeWords, RESULT_WORDS, whoWords } from '@/lib/words/auditWords';
import classes from './AuditEntryDetail.module.css';
import type { AuditChoice } from './auditChoice';

interface AuditEntryDetailProps {
  entry: AuditEntryOpened;
  /** Whether this person may open a patient's record. */
  maySeePatients: boolean;
  /** Narrows the list to what this entry is about. */
  onNarrow: (part: Partial<AuditChoice>) => void;
}

/** One entry in full: everything that was frozen, and the ways on from here. */
export function AuditEntryDetail({ entry, maySeePatients, onNarrow }: AuditEntryDetailProps) {
  const { label, tone } = RESULT_WORDS[entry.result];
  return (
    <div className={classes.detail}>
      <div className={classes.tags}>
        <Tag tone={tone}>{label}</Tag>
        {entry.is_emergency ? <Tag tone="red">Emergency access</Tag> : null}
        {entry.is_automatic ? <Tag tone="gray">Asked by the page itself</Tag> : null}
        {entry.is_ours ? null : <Tag tone="red">Not written by PFINNI, or changed</Tag>}
      </div>
      {entry.has_reason ? <Said>{entry.reason ?? 'The reason cannot be opened.'}</Said> : null}
      <EntryFacts entry={entry} />
      {entry.subjects.length === 0 ? null : (
        <section aria-label="About">
          <h3 className={classes.heading}>About</h3>
          <ul className={classes.subjects}>
            {entry.subjects.map((subject) => (
              <Subject
                key={subject.id}
                subject={subject}
                maySeePatients={maySeePatients}
                onTrail={() => onNarrow({ subject: subject.id })}
              />
            ))}
          </ul>
        </section>
      )}
      <div className={classes.ways}>
        <Button variant="default" size="xs" onClick={() => onNarrow({ actor: entry.actor })}>
          Everything by {whoWords(entry)}
        </Button>
        {entry.session === null ? null : (
          <Button variant="default" size="xs" onClick={() => onNarrow({ session: entry.session })}>
            This session
          </Button>
        )}
      </div>
    </div>
  );
}

function EntryFacts({ entry }: { entry: AuditEntryOpened }) {
  const { zone } = usePracticeTime();
  const facts: [string, string | null][] = [
    ['When', showMoment(entry.at, zone)],
    ['In UTC', entry.at],
    ['Who', whoWords(entry)],
    ['Role', entry.role === null ? null : codeWords(entry.role)],
    ['Action', entry.action],
    ['Outcome', entry.result === 'ok' ? null : codeWords(entry.code)],
    ['Records', entry.amount === null ? null : entry.amount.toLocaleString('en-US')],
    ['From', entry.address],
    ['Request', entry.request],
    ['Sealed in', entry.block === 0 ? 'Will be sealed in a moment' : `Block ${entry.block.toLocaleString('en-US')}`],
    ['Entry', entry.id],
  ];
  return <Facts facts={facts} />;
}

const KINDS: Record<AuditSubject['kind'], string> = { patient: 'Patient', user: 'User', other: 'Record' };

interface SubjectProps {
  subject: AuditSubject;
  maySeePatients: boolean;
  onTrail: () => void;
}

function Subject({ subject, maySeePatients, onTrail }: SubjectProps) {
  const { id, kind, name } = subject;
  return (
    <li className={classes.subject}>
      <span className={classes.name}>
        {KINDS[kind]} {name ?? id}
      </span>
      {kind === 'patient' && maySeePatients ? (
        <Link href={`/patients/${id}` as Route} className={classes.link}>
          Open
        </Link>
      ) : null}
      <Button variant="subtle" size="compact-xs" onClick={onTrail} aria-label={`Trail of ${KINDS[kind]} ${name ?? id}`}>
        Trail
      </Button>
    </li>
  );
}
