'use client';

import { Stack } from '@mantine/core';
import { useMe } from '@/lib/queries/sessionQueries';
import { PageHead } from '@/lib/ui/PageHead';
import { Surface } from '@/lib/ui/Surface';
import { SettingUp } from './SettingUp';

/** In the place of every page for somebody whose role demands a second factor and who has none yet. */
export function SecondFactorEnrolment() {
  const me = useMe().data;
  return (
    <Stack gap="md" maw={560}>
      <PageHead
        title="Set up your second factor"
        subtitle="Your role needs a second factor here. Everything else opens as soon as it is set up."
      />
      {me === undefined ? null : (
        <Surface title="Authenticator app">
          <SettingUp email={me.email} />
        </Surface>
      )}
    </Stack>
  );
}
