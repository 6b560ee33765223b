import { Button, Loader } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import type { ApiProblem } from '@/lib/api/problem';
import type { EligibilityCheck } from '@/lib/api/shapes';
import { Refusal } from '@/lib/ui/Refusal';
import { Since } from '@/lib/ui/Since';
import { Surface } from '@/lib/ui/Surface';
import { Tag } from '@/lib/ui/Tag';
import { checkWords } from '@/lib/words/onboardingWords';
import classes from './CheckState.module.css';
import { RejectionNotes } from './RejectionNotes';

interface CheckStateProps {
  check: EligibilityCheck;
  /** Asks the payer again; null for who may not. */
  onAsk: (() => void) | null;
  isAsking: boolean;
  problem: ApiProblem | null;
}

/** How the last question to a payer stands, told as it changes. */
export function CheckState({ check, onAsk, isAsking, problem }: CheckStateProps) {
  const { label, tone, meaning } = checkWords(check);
  const isWaiting = check.state === 'waiting';
  return (
    <Surface title="Eligibility check" subtitle={<Since moment={check.created_at} />}>
      <div className={classes.state} role="status" data-testid="eligibility-check">
        <div className={classes.line}>
          {isWaiting ? <Loader size={18} aria-hidden /> : null}
          <Tag tone={tone}>{label}</Tag>
        </div>
        <p className={classes.meaning}>{meaning}</p>
      </div>
      <RejectionNotes rejections={check.rejections} />
      <Refusal problem={problem} />
      {onAsk === null || isWaiting ? null : (
        <Button
          variant="default"
          mt="sm"
          leftSection={<IconRefresh size={16} aria-hidden />}
          loading={isAsking}
          onClick={onAsk}
        >
          Ask again
        </Button>
      )}
    </Surface>
  );
}
