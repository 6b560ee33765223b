'use client';

import { Button, Stack } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import Link from 'next/link';
import { ColorsCard } from '@/components/account/ColorsCard';
import { PermissionsCard } from '@/components/account/PermissionsCard';
import { useMay, useMe } from '@/lib/queries/sessionQueries';
import { PageHead } from '@/lib/ui/PageHead';
import { OwnBrowsers } from './OwnBrowsers';
import { OwnName } from './OwnName';
import { OwnPasskeys } from './OwnPasskeys';
import { OwnPassword } from './OwnPassword';
import { OwnSecondFactor } from './OwnSecondFactor';
import { OwnSessions } from './OwnSessions';

export default function AccountPage() {
  const me = useMe().data;
  const seesAlerts = useMay('alert.read');
  return (
    <>
      <PageHead
        title="Your account"
        actions={
          seesAlerts ? (
            <Button
              component={Link}
              href="/alerts/preferences"
              variant="default"
              leftSection={<IconBell size={18} stroke={1.7} />}
            >
              How you are told of alerts
            </Button>
          ) : null
        }
      />
      {me === undefined ? null : (
        <Stack gap="md" maw={680}>
          <OwnName me={me} />
          <OwnPassword me={me} />
          <OwnSecondFactor email={me.email} />
          <OwnPasskeys email={me.email} />
          <OwnBrowsers />
          <OwnSessions />
          <PermissionsCard me={me} />
          <ColorsCard />
        </Stack>
      )}
    </>
  );
}
