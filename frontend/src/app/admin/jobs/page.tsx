'use client';

import { Stack } from '@mantine/core';
import { CardSkeleton } from '@/lib/ui/CardSkeleton';
import { PageHead } from '@/lib/ui/PageHead';
import { Permitted } from '../../Permitted';
import { ListedJobs } from './ListedJobs';
import { ListedSchedules } from './ListedSchedules';

export default function JobsPage() {
  return (
    <Permitted to="job.manage">
      <PageHead title="Jobs" subtitle="Everything that PFINNI does later or by itself." />
      <Stack gap="md">
        <ListedSchedules skeleton={<CardSkeleton height={413} />} />
        <ListedJobs skeleton={<CardSkeleton height={300} />} />
      </Stack>
    </Permitted>
  );
}
