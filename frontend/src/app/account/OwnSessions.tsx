'use client';

import { SessionsCard } from '@/components/account/SessionsCard';
import { asProblem } from '@/lib/api/problem';
import { useEndSession, useOwnSessions } from '@/lib/queries/ownSessionQueries';
import { Answer } from '@/lib/ui/Answer';
import { CardSkeleton } from '@/lib/ui/CardSkeleton';
import { tellFailed } from '@/lib/ui/toasts';

/** Where one is signed in. */
export function OwnSessions() {
  const sessions = useOwnSessions();
  const end = useEndSession();
  return (
    <Answer query={sessions} skeleton={<CardSkeleton height={170} />}>
      {(known) => (
        <SessionsCard
          sessions={known}
          isBusy={end.isPending}
          onEnd={(id) => end.mutate(id, { onError: (error) => tellFailed(asProblem(error)) })}
        />
      )}
    </Answer>
  );
}
