import type { Alert } from '@/lib/api/shapes';
import { showUntil } from '@/lib/practice/later';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { Tag } from '@/lib/ui/Tag';
import { PRIORITY_WORDS } from '@/lib/words/alertWords';

const WORTH_SAYING: ReadonlySet<string> = new Set(['urgent', 'high'] satisfies Alert['priority'][]);

interface AlertTagsProps {
  alert: Alert;
  /** In a list only what stands out is said. */
  isFull?: boolean;
}

/** How pressing an alert is, and whether it was put off or passed on for want of an answer. */
export function AlertTags({ alert, isFull = false }: AlertTagsProps) {
  const { now, zone } = usePracticeTime();
  const { label, tone } = PRIORITY_WORDS[alert.priority];
  const { snoozed_until, escalation_level, state } = alert;
  const isSnoozed = state === 'open' && snoozed_until !== null && Date.parse(snoozed_until) > now.getTime();
  return (
    <>
      {isSnoozed ? <Tag tone="violet">Until {showUntil(snoozed_until, now, zone)}</Tag> : null}
      {escalation_level > 0 ? <Tag tone="red">Escalated</Tag> : null}
      {isFull || WORTH_SAYING.has(alert.priority) ? (
        <Tag tone={tone} withDot>
          {label}
        </Tag>
      ) : null}
    </>
  );
}
