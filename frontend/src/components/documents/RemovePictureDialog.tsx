import { FIELD_RULES } from '@/lib/api/fieldRules';
import type { ApiProblem } from '@/lib/api/problem';
import { ReasonDialog } from '@/lib/ui/ReasonDialog';

interface RemovePictureDialogProps {
  problem: ApiProblem | null;
  isSaving: boolean;
  onSubmit: (reason: string) => void;
  onClose: () => void;
}

/** Takes a picture out of use, for a reason. */
export function RemovePictureDialog(asked: RemovePictureDialogProps) {
  return (
    <ReasonDialog
      title="Remove this picture"
      name="removing a picture"
      rule={FIELD_RULES.DocumentRemoval.reason}
      action="Remove"
      isDangerous
      {...asked}
    >
      Nobody is shown it any more. It is kept, sealed.
    </ReasonDialog>
  );
}
