'use client';

import { SettingsForm } from '@/components/admin/SettingsForm';
import { asProblem } from '@/lib/api/problem';
import { usePracticeSettings, useSavePracticeSettings } from '@/lib/queries/practiceQueries';
import { useRoles } from '@/lib/queries/roleQueries';
import { useMay } from '@/lib/queries/sessionQueries';
import { Answer } from '@/lib/ui/Answer';
import { CardSkeleton } from '@/lib/ui/CardSkeleton';
import { PageHead } from '@/lib/ui/PageHead';
import { tellDone } from '@/lib/ui/toasts';
import { Permitted } from '../../Permitted';

const SKELETON = <CardSkeleton height={1180} maxWidth={760} />;

export default function SettingsPage() {
  return (
    <Permitted to="practice.manage">
      <PageHead
        title="Settings"
        subtitle="How the practice works with PFINNI. Changes count from the moment of saving."
      />
      <Settings />
    </Permitted>
  );
}

function Settings() {
  const settings = usePracticeSettings();
  const managesUsers = useMay('user.manage');
  const seesRoles = useMay('role.manage') || managesUsers;
  const roles = useRoles(seesRoles);
  const save = useSavePracticeSettings();
  if (seesRoles && roles.isLoading) {
    return SKELETON;
  }
  return (
    <Answer query={settings} skeleton={SKELETON}>
      {(known) => (
        <SettingsForm
          known={known}
          roles={roles.data ?? []}
          problem={save.error === null ? null : asProblem(save.error)}
          isSaving={save.isPending}
          savedVersion={save.data?.version ?? null}
          onSubmit={(wanted) => save.mutate(wanted, { onSuccess: () => tellDone('The settings are saved.') })}
          onRead={save.reset}
        />
      )}
    </Answer>
  );
}
