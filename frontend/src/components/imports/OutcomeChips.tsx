import { Chip, Group } from '@mantine/core';
import type { ImportStage, OutcomeCounts, RowOutcome } from '@/lib/api/shapes';
import { ROW_OUTCOME_WORDS } from '@/lib/words/importWords';

const OUTCOMES = Object.keys(ROW_OUTCOME_WORDS) as RowOutcome[];
const ALL = 'all';

interface OutcomeChipsProps {
  stage: ImportStage;
  counts: OutcomeCounts;
  /** Null for all. */
  chosen: RowOutcome | null;
  onChoose: (outcome: RowOutcome | null) => void;
}

/** How many rows there are of each outcome, to choose from. */
export function OutcomeChips({ stage, counts, chosen, onChoose }: OutcomeChipsProps) {
  const words = stage === 'check' ? 'before' : 'label';
  const total = OUTCOMES.reduce((sum, each) => sum + counts[each], 0);
  return (
    <Group gap="xs" px={20} py="sm" role="group" aria-label="Rows to show">
      <Chip.Group value={chosen ?? ALL} onChange={(value) => onChoose(value === ALL ? null : (value as RowOutcome))}>
        <Chip value={ALL} size="sm">{`All ${total}`}</Chip>
        {OUTCOMES.filter((each) => counts[each] > 0).map((each) => (
          <Chip key={each} value={each} size="sm">
            {`${ROW_OUTCOME_WORDS[each][words]} ${counts[each]}`}
          </Chip>
        ))}
      </Chip.Group>
    </Group>
  );
}
