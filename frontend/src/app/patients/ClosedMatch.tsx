import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { BreakGlassDialog } from '@/components/emergency/BreakGlassDialog';
import { RestrictedMatch } from '@/components/emergency/RestrictedMatch';
import { asProblem } from '@/lib/api/problem';
import { useBreakGlass } from '@/lib/queries/emergencyQueries';
import { useMay } from '@/lib/queries/sessionQueries';
import { useKeptState } from '@/lib/session/keptText';

interface ClosedMatchProps {
  count: number;
  /** The words of the search. */
  searched: string;
}

/** A search means somebody whose record is closed; an emergency opens it. */
export function ClosedMatch({ count, searched }: ClosedMatchProps) {
  const router = useRouter();
  const mayOpen = useMay('patient.break_glass');
  const [isAsking, setAsking] = useKeptState('emergency', false);
  const breakGlass = useBreakGlass();
  return (
    <>
      <RestrictedMatch count={count} onOpen={mayOpen ? () => setAsking(true) : null} />
      {isAsking ? (
        <BreakGlassDialog
          searched={searched}
          problem={breakGlass.error === null ? null : asProblem(breakGlass.error)}
          isSaving={breakGlass.isPending || breakGlass.isSuccess}
          onSubmit={(wanted) =>
            breakGlass.mutate(wanted, {
              onSuccess: ({ patient_id }) => router.push(`/patients/${patient_id}` as Route),
            })
          }
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}
