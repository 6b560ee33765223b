import { Chip, Group } from '@mantine/core';
import type { TimelineKind } from '@/lib/api/shapes';
import { TIMELINE_WORDS } from '@/lib/words/timelineWords';

interface TimelineFiltersProps {
  /** What this person can be shown. */
  kinds: readonly TimelineKind[];
  /** None stands for all. */
  chosen: readonly TimelineKind[];
  onChoose: (kinds: TimelineKind[]) => void;
}

/** Which kinds of things are shown. */
export function TimelineFilters({ kinds, chosen, onChoose }: TimelineFiltersProps) {
  return (
    <Chip.Group multiple value={[...chosen]} onChange={(value) => onChoose(value as TimelineKind[])}>
      <Group gap={8} mb={18} role="group" aria-label="What is shown">
        {kinds.map((kind) => (
          <Chip key={kind} value={kind} size="xs" variant="outline">
            {TIMELINE_WORDS[kind].label}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}
