import { IconArrowRight } from '@tabler/icons-react';
import type { TimelineEntry } from '@/lib/api/shapes';
import { StatusTag } from '@/lib/ui/StatusTag';
import { Step, Steps } from '@/lib/ui/Steps';
import { STATUS_WORDS } from '@/lib/words/patientWords';
import { entryTitle, entryTone } from '@/lib/words/timelineWords';
import classes from './Timeline.module.css';

interface TimelineProps {
  /** The newest first. */
  entries: readonly TimelineEntry[];
  nameOf: (actor: string) => string;
}

/** What happened to the patient, from every side, along one line. */
export function Timeline({ entries, nameOf }: TimelineProps) {
  return (
    <Steps>
      {entries.map((entry) => (
        <Step
          key={`${entry.kind}-${entry.id}-${entry.at}`}
          tone={entryTone(entry)}
          by={entry.by === null ? 'PFINNI' : (entry.by_name ?? nameOf(entry.by))}
          at={entry.at}
        >
          <h3 className={classes.title}>
            {entryTitle(entry)}
            <Move entry={entry} />
          </h3>
          <Detail entry={entry} />
          {entry.note ? <p className={classes.note}>{entry.note}</p> : null}
        </Step>
      ))}
    </Steps>
  );
}

function Move({ entry: { from_status, to_status } }: { entry: TimelineEntry }) {
  if (!to_status) {
    return null;
  }
  return (
    <>
      {from_status ? (
        <>
          <span className={classes.from}>{STATUS_WORDS[from_status].label}</span>
          <IconArrowRight size={14} stroke={1.8} aria-label="to" />
        </>
      ) : null}
      <StatusTag status={to_status} />
    </>
  );
}

function Detail({ entry }: { entry: TimelineEntry }) {
  const changed = (entry.changed ?? []).join(', ');
  const title = entry.kind === 'document' ? entry.subject : null;
  const words = [title, changed].filter(Boolean).join(' · ');
  return words === '' ? null : <p className={classes.detail}>{words}</p>;
}
