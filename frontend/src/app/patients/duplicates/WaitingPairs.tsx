import { IconCircleCheck } from '@tabler/icons-react';
import { DuplicateQueue } from '@/components/duplicates/DuplicateQueue';
import { FIELD_RULES } from '@/lib/api/fieldRules';
import { asProblem } from '@/lib/api/problem';
import type { DuplicatePair, DuplicateQueueShown } from '@/lib/api/shapes';
import { showMoment } from '@/lib/practice/days';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { useDuplicateQueue, useTellApart } from '@/lib/queries/duplicateQueries';
import { useKeptState } from '@/lib/session/keptText';
import { Answer } from '@/lib/ui/Answer';
import { CardSkeleton } from '@/lib/ui/CardSkeleton';
import { ReasonDialog } from '@/lib/ui/ReasonDialog';
import { Surface } from '@/lib/ui/Surface';
import { tellDone } from '@/lib/ui/toasts';
import { ViewMessage } from '@/lib/ui/ViewMessage';
import { fullName } from '@/lib/words/patientWords';

/** The pairs that wait for a decision. */
export function WaitingPairs() {
  const queue = useDuplicateQueue();
  const [asked, setAsked] = useKeptState<DuplicatePair | null>('pair of two people', null);
  return (
    <>
      <Answer query={queue} skeleton={<CardSkeleton height={260} />}>
        {(found) => (
          <Surface title={`To decide (${found.total})`} subtitle={<LastScan queue={found} />} isPadded={false}>
            {found.pairs.length === 0 ? (
              <NoPairs queue={found} />
            ) : (
              <DuplicateQueue pairs={found.pairs} onTellApart={setAsked} />
            )}
          </Surface>
        )}
      </Answer>
      {asked === null ? null : <TellingApart pair={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function LastScan({ queue }: { queue: DuplicateQueueShown }) {
  const { zone } = usePracticeTime();
  if (queue.is_scanning) {
    return <>Everybody is being compared at this moment.</>;
  }
  return queue.last_scan_at === null ? (
    <>Nobody was compared yet.</>
  ) : (
    <>Last compared {showMoment(queue.last_scan_at, zone)}.</>
  );
}

function NoPairs({ queue }: { queue: DuplicateQueueShown }) {
  return (
    <ViewMessage icon={<IconCircleCheck size={26} />} title="Nothing to decide">
      {queue.last_scan_at === null
        ? 'Whoever looks like somebody else is shown here after everybody was compared.'
        : 'Nobody on record looks like somebody else.'}
    </ViewMessage>
  );
}

function TellingApart({ pair, onClose }: { pair: DuplicatePair; onClose: () => void }) {
  const tellApart = useTellApart();
  return (
    <ReasonDialog
      title="Two people"
      name="two people"
      rule={FIELD_RULES.PairDecision.reason}
      action="Keep both records"
      problem={tellApart.error === null ? null : asProblem(tellApart.error)}
      isSaving={tellApart.isPending}
      onSubmit={(reason) =>
        tellApart.mutate(
          { id: pair.id, version: pair.version, reason },
          {
            onSuccess: () => {
              tellDone('Both records stay. The pair is not shown again.');
              onClose();
            },
          },
        )
      }
      onClose={onClose}
    >
      {`${fullName(pair.first)} and ${fullName(pair.second)} are two people. The pair is not shown again.`}
    </ReasonDialog>
  );
}
