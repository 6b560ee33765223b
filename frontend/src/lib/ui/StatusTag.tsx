import type { PatientStatus } from '@/lib/api/shapes';
import { STATUS_WORDS } from '@/lib/words/patientWords';
import { Tag } from './Tag';

/** Where a patient stands in the care workflow. */
export function StatusTag({ status }: { status: PatientStatus }) {
  const { label, tone } = STATUS_WORDS[status];
  return (
    <Tag tone={tone} withDot>
      {label}
    </Tag>
  );
}
