'use client';

import { Button } from '@mantine/core';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Permission } from '@/lib/api/shapes';
import { useMe } from '@/lib/queries/sessionQueries';
import { NoPermission } from '@/lib/ui/ProblemView';
import { Surface } from '@/lib/ui/Surface';

/** Shows a page only to whom the role opens it, by any of these permissions, so that nothing is asked for that would be refused. */
export function Permitted({ to, children }: { to: Permission | readonly Permission[]; children: ReactNode }) {
  const held = useMe().data?.permissions ?? [];
  if ([to].flat().some((each) => held.includes(each))) {
    return children;
  }
  return (
    <Surface>
      <NoPermission
        wayOut={
          <Button component={Link} href="/account" variant="default">
            Your account
          </Button>
        }
      />
    </Surface>
  );
}
