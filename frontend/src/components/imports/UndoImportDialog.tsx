import { FIELD_RULES } from '@/lib/api/fieldRules';
import type { ApiProblem } from '@/lib/api/problem';
import { ReasonDialog } from '@/lib/ui/ReasonDialog';

interface UndoImportDialogProps {
  count: number;
  problem: ApiProblem | null;
  isSaving: boolean;
  onSubmit: (reason: string) => void;
  onClose: () => void;
}

/** Takes a whole import back, for a reason. */
export function UndoImportDialog({ count, ...asked }: UndoImportDialogProps) {
  return (
    <ReasonDialog
      title="Undo this import"
      name="undoing an import"
      rule={FIELD_RULES.UndoRequest.reason}
      description="Kept in the records and in the audit trail."
      action="Undo the import"
      isDangerous
      {...asked}
    >
      {count === 1 ? 'The new patient is' : `The ${count} new patients are`} archived. Whose record was changed since,
      or who has more insurance than the file said, stays and is named. Records that were updated stay as they are.
    </ReasonDialog>
  );
}
