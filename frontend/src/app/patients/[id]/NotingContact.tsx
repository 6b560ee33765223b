import { ContactDialog } from '@/components/timeline/ContactDialog';
import { asProblem } from '@/lib/api/problem';
import { fromLocal } from '@/lib/practice/later';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { useNoteContact } from '@/lib/queries/timelineQueries';
import { tellDone } from '@/lib/ui/toasts';

/** The practice was in touch with the patient. */
export function NotingContact({ patientId, onClose }: { patientId: string; onClose: () => void }) {
  const { zone } = usePracticeTime();
  const note = useNoteContact(patientId);
  const onSuccess = () => {
    tellDone('The contact was noted.');
    onClose();
  };
  return (
    <ContactDialog
      problem={note.error === null ? null : asProblem(note.error)}
      isSaving={note.isPending}
      momentOf={(clock) => fromLocal(clock, zone)}
      onSubmit={(contact) => note.mutate(contact, { onSuccess })}
      onClose={onClose}
    />
  );
}
