'use client';

import { PageHead } from '@/lib/ui/PageHead';
import { Permitted } from '../../Permitted';
import { PastMerges } from './PastMerges';
import { RunScan } from './RunScan';
import { WaitingPairs } from './WaitingPairs';

export default function DuplicatesPage() {
  return (
    <Permitted to="patient.merge">
      <PageHead
        title="Duplicates"
        subtitle="Records that may be one person. Everybody is compared with everybody each night."
        actions={<RunScan />}
      />
      <WaitingPairs />
      <PastMerges />
    </Permitted>
  );
}
