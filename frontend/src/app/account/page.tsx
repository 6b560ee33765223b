'use client';

import { Button } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import Link from 'next/link';
import { AccountCard } from '@/components/account/AccountCard';
import { useMay, useMe } from '@/lib/queries/sessionQueries';
import { PageHead } from '@/lib/ui/PageHead';

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
      {me === undefined ? null : <AccountCard me={me} />}
    </>
  );
}
