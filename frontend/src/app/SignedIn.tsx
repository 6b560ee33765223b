'use client';

import { type ReactNode, useEffect, useState } from 'react';
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
import { useMe, useSignOut } from '@/lib/queries/sessionQueries';
import { Answer } from '@/lib/ui/Answer';
import { tellFailed } from '@/lib/ui/toasts';
import { UrgentAlerts } from './UrgentAlerts';

/** Who is signed in and for which practice; without a session the way leads to the sign-in page. */
export function SignedIn({ children }: { children: ReactNode }) {
  const me = useMe();
  const practice = usePractice();

  useEffect(leaveWithOtherTabs, []);

  return (
    <Answer query={me} skeleton={waiting}>
      {(person) => (
        <Answer query={practice} skeleton={waiting}>
          {(place) => (
            <Workplace me={person} practice={place}>
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

  const onSignOut = () =>
    signOut.mutate(undefined, {
      onSuccess: () => {
        tellOtherTabs();
        leave({ comesBack: false });
      },
      onError: (error) => tellFailed(asProblem(error)),
    });

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
        {children}
      </Shell>
    </PracticeTime>
  );
  return me.permissions.includes('dashboard.read') ? <LiveProvider>{shell}</LiveProvider> : shell;
}
