'use client';

import { Skeleton, Stack } from '@mantine/core';
import { PageHead } from '@/lib/ui/PageHead';
import { Permitted } from '../../Permitted';
import { ListedJobs } from './ListedJobs';
import { ListedSchedules } from './ListedSchedules';

export default function JobsPage() {
  return (
    <Permitted to="job.manage">
      <PageHead title="Jobs" subtitle="Everything that PFINNI does later or by itself." />
      <Stack gap="md">
        <ListedSchedules skeleton={<Skeleton height={413} radius={14} />} />
        <ListedJobs skeleton={<Skeleton height={300} radius={14} />} />
      </Stack>
    </Permitted>
  );
}
