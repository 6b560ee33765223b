'use client';

import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import type { Route } from 'next';
import Link from 'next/link';
import { useRouter, useSearchParams } from 'next/navigation';
import { MergeView } from '@/components/duplicates/MergeView';
import { asProblem } from '@/lib/api/problem';
import { useMergePatients } from '@/lib/queries/duplicateQueries';
import { usePatient } from '@/lib/queries/patientQueries';
import { useProviders } from '@/lib/queries/practiceQueries';
import { useKeptState } from '@/lib/session/keptText';
import { Answer } from '@/lib/ui/Answer';
import { CardSkeleton } from '@/lib/ui/CardSkeleton';
import { PageHead } from '@/lib/ui/PageHead';
import { tellDone } from '@/lib/ui/toasts';
import { Permitted } from '../../../Permitted';

export default function MergePage() {
  return (
    <Permitted to="patient.merge">
      <PageHead
        title="Compare and merge"
        subtitle="Only what differs is shown. A merge can be undone."
        actions={
          <Button
            component={Link}
            href="/patients/duplicates"
            variant="default"
            leftSection={<IconArrowLeft size={17} />}
          >
            To the duplicates
          </Button>
        }
      />
      <Merging />
    </Permitted>
  );
}

function Merging() {
  const asked = useSearchParams();
  const [isSwapped, setSwapped] = useKeptState('swapped', false);
  const ids = [asked.get('one') ?? '', asked.get('other') ?? ''] as const;
  const [survivorId, otherId] = isSwapped ? [ids[1], ids[0]] : ids;
  return <Two key={survivorId} survivorId={survivorId} otherId={otherId} onSwap={() => setSwapped(!isSwapped)} />;
}

function Two({ survivorId, otherId, onSwap }: { survivorId: string; otherId: string; onSwap: () => void }) {
  const router = useRouter();
  const survivor = usePatient(survivorId);
  const other = usePatient(otherId);
  const providers = useProviders().data ?? [];
  const merge = useMergePatients(survivorId);
  const skeleton = <CardSkeleton height={320} />;
  return (
    <Answer query={survivor} skeleton={skeleton}>
      {(one) => (
        <Answer query={other} skeleton={skeleton}>
          {(two) => (
            <MergeView
              survivor={one}
              other={two}
              providerName={(id) => providers.find((each) => each.id === id)?.display_name ?? null}
              problem={merge.error === null ? null : asProblem(merge.error)}
              isSaving={merge.isPending || merge.isSuccess}
              onSwap={onSwap}
              onMerge={(request) =>
                merge.mutate(request, {
                  onSuccess: () => {
                    tellDone('The two records are one.');
                    router.replace('/patients/duplicates' as Route);
                  },
                })
              }
            />
          )}
        </Answer>
      )}
    </Answer>
  );
}
