import { Box, Button, Skeleton } from '@mantine/core';
import { IconHistory, IconPhonePlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Timeline } from '@/components/timeline/Timeline';
import { TimelineFilters } from '@/components/timeline/TimelineFilters';
import type { Patient, TimelineKind } from '@/lib/api/shapes';
import { useMay } from '@/lib/queries/sessionQueries';
import { useTimeline } from '@/lib/queries/timelineQueries';
import { Answer } from '@/lib/ui/Answer';
import { ListFoot } from '@/lib/ui/ListFoot';
import { Surface } from '@/lib/ui/Surface';
import { ViewMessage } from '@/lib/ui/ViewMessage';
import { TIMELINE_KINDS } from '@/lib/words/timelineWords';

interface TimelinePartProps {
  patient: Patient;
  nameOf: (actor: string) => string;
  onNoteContact: (() => void) | null;
}

/** Everything that happened, from every side, page after page. */
export function TimelinePart({ patient, nameOf, onNoteContact }: TimelinePartProps) {
  const [kinds, setKinds] = useState<TimelineKind[]>([]);
  const seesAlerts = useMay('alert.read');
  const timeline = useTimeline(patient.id, kinds);
  return (
    <Surface
      title="Timeline"
      aside={
        onNoteContact === null ? null : (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPhonePlus size={16} stroke={1.7} />}
            onClick={onNoteContact}
          >
            Note a contact
          </Button>
        )
      }
      isPadded={false}
    >
      <Box px={20}>
        <TimelineFilters
          kinds={TIMELINE_KINDS.filter((kind) => kind !== 'alert' || seesAlerts)}
          chosen={kinds}
          onChoose={setKinds}
        />
      </Box>
      <Answer query={timeline} skeleton={<Skeleton height={360} radius={10} />}>
        {({ pages }) => {
          const entries = pages.flatMap(({ items }) => items);
          return entries.length === 0 ? (
            <ViewMessage icon={<IconHistory size={26} />} title="Nothing of this kind has happened" tone="gray" />
          ) : (
            <>
              <Box px={20} pb="md">
                <Timeline entries={entries} nameOf={nameOf} />
              </Box>
              <ListFoot
                words={`${entries.length} shown${timeline.hasNextPage ? '' : ', that is all'}.`}
                moreWords="Show older"
                onMore={timeline.hasNextPage ? () => timeline.fetchNextPage() : null}
                isReadingMore={timeline.isFetchingNextPage}
              />
            </>
          );
        }}
      </Answer>
    </Surface>
  );
}
