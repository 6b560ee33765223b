'use client';

import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import Link from 'next/link';
import { AlertPreferencesForm } from '@/components/alerts/AlertPreferencesForm';
import { asProblem } from '@/lib/api/problem';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { useSaveAlertPreferences } from '@/lib/queries/alertChanges';
import { useAlertPreferences, useColleagues } from '@/lib/queries/alertQueries';
import { useMay, useMe } from '@/lib/queries/sessionQueries';
import { Answer } from '@/lib/ui/Answer';
import { CardSkeleton } from '@/lib/ui/CardSkeleton';
import { PageHead } from '@/lib/ui/PageHead';
import { tellDone } from '@/lib/ui/toasts';
import { Permitted } from '../../Permitted';

const SKELETON = <CardSkeleton height={760} maxWidth={760} />;

export default function AlertPreferencesPage() {
  return (
    <Permitted to="alert.read">
      <Preferences />
    </Permitted>
  );
}

function Preferences() {
  const { zone } = usePracticeTime();
  const me = useMe().data;
  const runsTheSystem = useMay('job.manage');
  const preferences = useAlertPreferences();
  const colleagues = useColleagues(true);
  const save = useSaveAlertPreferences();
  return (
    <>
      <PageHead
        title="How you are told of alerts"
        subtitle="For the time when you are not looking at the screen."
        actions={
          <Button component={Link} href="/alerts" variant="default" leftSection={<IconArrowLeft size={18} />}>
            To the alerts
          </Button>
        }
      />
      <Answer query={preferences} skeleton={SKELETON}>
        {(known) => (
          // A deputy can be shown only among those to choose from.
          <Answer query={colleagues} skeleton={SKELETON}>
            {(all) => (
              <AlertPreferencesForm
                known={known}
                colleagues={all.filter(({ user_id }) => user_id !== me?.id)}
                ownAddress={me?.email ?? ''}
                runsTheSystem={runsTheSystem}
                zone={zone}
                problem={save.error === null ? null : asProblem(save.error)}
                isSaving={save.isPending}
                onSubmit={(wanted) => save.mutate(wanted, { onSuccess: () => tellDone('Your preferences are saved.') })}
              />
            )}
          </Answer>
        )}
      </Answer>
    </>
  );
}
