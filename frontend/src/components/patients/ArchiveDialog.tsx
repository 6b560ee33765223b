import { FIELD_RULES } from '@/lib/api/fieldRules';
import type { ApiProblem } from '@/lib/api/problem';
import { ReasonDialog } from '@/lib/ui/ReasonDialog';

interface ArchiveDialogProps {
  /** An archived patient is restored, any other archived. */
  isArchived: boolean;
  problem: ApiProblem | null;
  isSaving: boolean;
  onSubmit: (reason: string) => void;
  onClose: () => void;
}

/** Takes a record out of daily use, or brings it back, for a reason. */
export function ArchiveDialog({ isArchived, ...asked }: ArchiveDialogProps) {
  return (
    <ReasonDialog
      title={isArchived ? 'Restore this patient' : 'Archive this patient'}
      name="archiving"
      rule={(isArchived ? FIELD_RULES.RestoreRequest : FIELD_RULES.ArchiveRequest).reason}
      description="Kept in the record and in the audit trail."
      action={isArchived ? 'Restore' : 'Archive'}
      {...asked}
    >
      {isArchived
        ? 'The record comes back into lists and searches, in the status that it had.'
        : 'The record leaves lists, searches and reminders. Nothing is deleted, and it can be restored at any time.'}
    </ReasonDialog>
  );
}
