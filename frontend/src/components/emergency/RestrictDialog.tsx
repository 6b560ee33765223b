import { FIELD_RULES } from '@/lib/api/fieldRules';
import type { ApiProblem } from '@/lib/api/problem';
import type { RestrictionChange } from '@/lib/api/shapes';
import { ReasonDialog } from '@/lib/ui/ReasonDialog';

interface RestrictDialogProps {
  isRestricted: boolean;
  problem: ApiProblem | null;
  isSaving: boolean;
  onSubmit: (change: RestrictionChange) => void;
  onClose: () => void;
}

/** Closes a record to those who do not treat the patient, or opens it again. */
export function RestrictDialog({ isRestricted, onSubmit, ...asked }: RestrictDialogProps) {
  return (
    <ReasonDialog
      title={isRestricted ? 'Lift the restriction' : 'Restrict this patient'}
      name="the restriction"
      rule={FIELD_RULES.RestrictionChange.reason}
      action={isRestricted ? 'Lift the restriction' : 'Restrict'}
      onSubmit={(reason) => onSubmit({ is_restricted: !isRestricted, reason })}
      {...asked}
    >
      {isRestricted
        ? 'Everybody in the practice who sees patients finds and opens this record again.'
        : 'Only those who treat the patient, and those with the permission, find and open this record from now on.'}
      {isRestricted ? '' : ' It counts while the practice’s switch for restricted patients is on.'}
    </ReasonDialog>
  );
}
