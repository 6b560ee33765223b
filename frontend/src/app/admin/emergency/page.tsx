'use client';

import { Skeleton } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useSearchParams } from 'next/navigation';
import { EmergencyFrame, readEmergencyState } from '@/components/emergency/EmergencyFrame';
import { EmergencyQueue } from '@/components/emergency/EmergencyQueue';
import { ReviewDialog } from '@/components/emergency/ReviewDialog';
import { BASE_PATH } from '@/lib/api/address';
import { asProblem } from '@/lib/api/problem';
import type { Emergency, EmergencyState } from '@/lib/api/shapes';
import { useEmergencyList, useReviewEmergency } from '@/lib/queries/emergencyQueries';
import { useKeptState } from '@/lib/session/keptText';
import { Answer } from '@/lib/ui/Answer';
import { PageHead } from '@/lib/ui/PageHead';
import { tellDone } from '@/lib/ui/toasts';
import { ViewMessage } from '@/lib/ui/ViewMessage';
import { Permitted } from '../../Permitted';

export default function EmergencyPage() {
  return (
    <Permitted to="access.review">
      <PageHead
        title="Emergency access"
        subtitle="Closed records that somebody opened in an emergency. Somebody else judges each."
      />
      <Emergencies />
    </Permitted>
  );
}

function Emergencies() {
  const state = readEmergencyState(useSearchParams());
  const list = useEmergencyList(state);
  const [reviewed, setReviewed] = useKeptState<Emergency | null>('what is reviewed', null);
  return (
    <>
      <EmergencyFrame
        state={state}
        onState={keepInAddress}
        onMore={list.hasNextPage ? () => list.fetchNextPage() : null}
        isReadingMore={list.isFetchingNextPage}
      >
        <Answer query={list} skeleton={<Skeleton height={260} />}>
          {({ pages }) => {
            const emergencies = pages.flatMap(({ items }) => items);
            return emergencies.length === 0 ? (
              <NoEmergencies state={state} />
            ) : (
              <EmergencyQueue emergencies={emergencies} onReview={setReviewed} />
            );
          }}
        </Answer>
      </EmergencyFrame>
      {reviewed === null ? null : <Review emergency={reviewed} onClose={() => setReviewed(null)} />}
    </>
  );
}

function Review({ emergency, onClose }: { emergency: Emergency; onClose: () => void }) {
  const review = useReviewEmergency();
  return (
    <ReviewDialog
      emergency={emergency}
      problem={review.error === null ? null : asProblem(review.error)}
      isSaving={review.isPending}
      onSubmit={(said) =>
        review.mutate(
          { id: emergency.id, said },
          {
            onSuccess: () => {
              tellDone('The verdict is saved.');
              onClose();
            },
          },
        )
      }
      onClose={onClose}
    />
  );
}

function NoEmergencies({ state }: { state: EmergencyState }) {
  return (
    <ViewMessage
      icon={<IconCircleCheck size={26} />}
      title={state === 'open' ? 'Nothing waits for a review' : 'Nothing was reviewed yet'}
    >
      What is opened in an emergency appears here at once.
    </ViewMessage>
  );
}

function keepInAddress(state: EmergencyState): void {
  const query = state === 'open' ? '' : `?state=${state}`;
  window.history.replaceState(null, '', `${BASE_PATH}/admin/emergency${query}`);
}
