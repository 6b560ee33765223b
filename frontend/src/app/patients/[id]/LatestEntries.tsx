import { Button, Skeleton } from '@mantine/core';
import { Timeline } from '@/components/timeline/Timeline';
import { useTimeline } from '@/lib/queries/timelineQueries';
import { Answer } from '@/lib/ui/Answer';
import { Surface } from '@/lib/ui/Surface';

const LATEST = 5;

interface LatestEntriesProps {
  patientId: string;
  nameOf: (actor: string) => string;
  onMore: () => void;
}

/** The last few things that happened. */
export function LatestEntries({ patientId, nameOf, onMore }: LatestEntriesProps) {
  const timeline = useTimeline(patientId, []);
  return (
    <Surface
      title="Latest"
      aside={
        <Button variant="default" size="xs" onClick={onMore}>
          Whole timeline
        </Button>
      }
    >
      <Answer query={timeline} skeleton={<Skeleton height={220} radius={10} />}>
        {({ pages }) => <Timeline entries={pages.flatMap(({ items }) => items).slice(0, LATEST)} nameOf={nameOf} />}
      </Answer>
    </Surface>
  );
}
