import { DuplicateDecisionDialog } from '@/components/duplicates/DuplicateDecisionDialog';
import type { ApiProblem } from '@/lib/api/problem';
import type { DuplicateDecision, PatientEntry } from '@/lib/api/shapes';
import { useDuplicateCheck } from '@/lib/queries/duplicateQueries';

const OF_PATIENT = /^patients\/(\w+)$/;

/** The person, from whichever form. */
type Entered = Omit<PatientEntry, 'duplicate_decision'>;

interface DecidingDuplicateProps {
  entered: Entered;
  memberIds?: readonly string[];
  /** What the API answered: it names the records to look at. */
  problem: ApiProblem;
  isSaving: boolean;
  onDecide: (decision: DuplicateDecision) => void;
  onClose: () => void;
}

/** Shows whom the API means, and takes the decision about them. */
export function DecidingDuplicate({
  entered,
  memberIds = [],
  problem,
  isSaving,
  onDecide,
  onClose,
}: DecidingDuplicateProps) {
  const named = problem.brokenRules.flatMap(({ place }) => OF_PATIENT.exec(place)?.[1] ?? []);
  const isClosed = problem.brokenRules.some(({ rule }) => rule === 'closed');
  const { phones, family_name, given_name, preferred_name, former_names, birth_date, sex, email } = entered;
  const check = useDuplicateCheck({
    family_name,
    given_name,
    preferred_name,
    former_names,
    birth_date,
    sex,
    email,
    phones: phones?.map(({ number }) => number),
    member_ids: [...memberIds],
  });
  const candidates = (check.data?.candidates ?? []).filter(({ person }) => named.includes(person.id));
  return (
    <DuplicateDecisionDialog
      candidates={candidates}
      closed={isClosed ? 1 : 0}
      problem={null}
      isSaving={isSaving}
      onDecide={(reason) => onDecide({ looked_at: named, despite_closed: isClosed, reason })}
      onClose={onClose}
    />
  );
}
