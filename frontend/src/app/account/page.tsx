'use client';

import { AccountCard } from '@/components/account/AccountCard';
import { useMe } from '@/lib/queries/sessionQueries';
import { PageHead } from '@/lib/ui/PageHead';

export default function AccountPage() {
  const me = useMe().data;
  return (
    <>
      <PageHead title="Your account" />
      {me === undefined ? null : <AccountCard me={me} />}
    </>
  );
}
