import { useEffect, useRef } from 'react';
import { asProblem } from '@/lib/api/problem';
import { useNotePrinting } from '@/lib/queries/timelineQueries';
import { tellFailed } from '@/lib/ui/toasts';

/** Prints the patient's sheet once it is recorded; whoever prints by the browser's own menu is recorded as well. */
export function usePrinting(patientId: string): () => void {
  const isRecorded = useRef(false);
  const { mutateAsync: note } = useNotePrinting(patientId);

  useEffect(() => {
    const record = () => {
      if (!isRecorded.current) {
        note().catch(() => undefined);
      }
      isRecorded.current = false;
    };
    window.addEventListener('beforeprint', record);
    return () => window.removeEventListener('beforeprint', record);
  }, [note]);

  return async () => {
    try {
      await note();
      isRecorded.current = true;
      window.print();
    } catch (error) {
      tellFailed(asProblem(error));
    }
  };
}
