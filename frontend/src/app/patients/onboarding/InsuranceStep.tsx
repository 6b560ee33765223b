import { Checkbox, Stack, Textarea } from '@mantine/core';
import { CoverageFields } from '@/components/coverages/CoverageFields';
import type { Payer } from '@/lib/api/shapes';
import { Surface } from '@/lib/ui/Surface';

const LONGEST_REASON = 500;

interface InsuranceStepProps {
  payers: readonly Payer[];
  today: string;
  isSelfPay: boolean;
  onSelfPay: (pays: boolean) => void;
  reason: string;
  reasonError: string | null;
  onReason: (reason: string) => void;
}

/** The card, or why there is none. */
export function InsuranceStep(props: InsuranceStepProps) {
  const { payers, today, isSelfPay, onSelfPay, reason, reasonError, onReason } = props;
  return (
    <Surface title="Insurance" subtitle="As it stands on the card. The payer is asked when you are done.">
      <Stack gap="md">
        <Checkbox
          label="Pays without insurance"
          checked={isSelfPay}
          onChange={(event) => onSelfPay(event.currentTarget.checked)}
        />
        {isSelfPay ? (
          <Textarea
            label="Reason"
            required
            autosize
            minRows={2}
            maxLength={LONGEST_REASON}
            value={reason}
            error={reasonError}
            onChange={(event) => onReason(event.currentTarget.value)}
          />
        ) : (
          <CoverageFields coverage={null} payers={payers} today={today} />
        )}
      </Stack>
    </Surface>
  );
}
