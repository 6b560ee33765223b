'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { IdleWarning } from '@/components/shell/IdleWarning';
import { SearchPalette } from '@/components/shell/SearchPalette';
import { Shell } from '@/components/shell/Shell';
import { ShellSkeleton } from '@/components/shell/ShellSkeleton';
import { asProblem } from '@/lib/api/problem';
import type { Me, Practice } from '@/lib/api/shapes';
import { leave, leaveWithOtherTabs, tellOtherTabs } from '@/lib/auth/leaving';
import { LiveProvider } from '@/lib/live/LiveProvider';
import { PracticeTime } from '@/lib/practice/PracticeTime';
import { useAlertCounts } from '@/lib/queries/alertQueries';
import { usePatientSearch } from '@/lib/queries/patientQueries';
import { usePractice } from '@/lib/queries/practiceQueries';
import { useMe, useSignOut, useStillHere } from '@/lib/queries/sessionQueries';
import { admit, followOtherTabs, noteSigningOut, useSessionLock } from '@/lib/session/sessionLock';
import { useIdleWatch } from '@/lib/session/useIdleWatch';
import { Answer } from '@/lib/ui/Answer';
import { tellFailed } from '@/lib/ui/toasts';
import { SecondFactorEnrolment } from './account/SecondFactorEnrolment';
import { SessionRenewal } from './SessionRenewal';
import { UrgentAlerts } from './UrgentAlerts';

/** The pages of somebody who is signed in; once the session is over nothing of them stays on the screen. */
export function SignedIn({ children }: { children: ReactNode }) {
  const lock = useSessionLock();
  useEffect(leaveWithOtherTabs, []);
  useEffect(followOtherTabs, []);
  return lock === null ? <Admitted>{children}</Admitted> : <SessionRenewal lock={lock} />;
}

/** Who is signed in and for which practice; without a session the way leads to the sign-in page. */
function Admitted({ children }: { children: ReactNode }) {
  const me = useMe();
  const practice = usePractice();
  const person = me.data;

  useEffect(() => {
    if (person !== undefined) {
      admit(person);
    }
  }, [person]);

  return (
    <Answer query={me} skeleton={waiting}>
      {(known) => (
        <Answer query={practice} skeleton={waiting}>
          {(place) => (
            <Workplace me={known} practice={place}>
              {children}
            </Workplace>
          )}
        </Answer>
      )}
    </Answer>
  );
}

function waiting(note: ReactNode): ReactNode {
  return <ShellSkeleton note={note} />;
}

const FOUND_IN_PALETTE = 8;

function Workplace({ me, practice, children }: { me: Me; practice: Practice; children: ReactNode }) {
  const [text, setText] = useState('');
  const mayFind = me.permissions.includes('patient.read');
  const found = usePatientSearch(mayFind ? text : '', FOUND_IN_PALETTE);
  const maySeeAlerts = me.permissions.includes('alert.read');
  const alerts = useAlertCounts(maySeeAlerts);
  const signOut = useSignOut();
  const stillHere = useStillHere();
  const secondsLeft = useIdleWatch(me.idle_seconds, me.seconds_left, stillHere.mutate);

  const onSignOut = () => {
    noteSigningOut(true);
    signOut.mutate(undefined, {
      onSuccess: () => {
        tellOtherTabs();
        leave({ comesBack: false });
      },
      onError: (error) => {
        noteSigningOut(false);
        tellFailed(asProblem(error));
      },
    });
  };

  const shell = (
    <PracticeTime zone={practice.zone}>
      <Shell
        me={me}
        practiceName={practice.name}
        alerts={alerts.data}
        notification={maySeeAlerts ? <UrgentAlerts /> : null}
        onSignOut={onSignOut}
        palette={
          <SearchPalette
            me={me}
            text={text}
            onText={setText}
            patients={text.trim() === '' ? [] : (found.data?.items ?? [])}
            isSearching={found.isFetching}
            onSignOut={onSignOut}
          />
        }
      >
        {me.must_enrol ? <SecondFactorEnrolment /> : children}
      </Shell>
      <IdleWarning
        secondsLeft={secondsLeft}
        isBusy={stillHere.isPending}
        onStay={() => stillHere.mutate()}
        onSignOut={onSignOut}
      />
    </PracticeTime>
  );
  return me.permissions.includes('dashboard.read') ? <LiveProvider>{shell}</LiveProvider> : shell;
}
