import { Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FIELD_RULES } from '@/lib/api/fieldRules';
import { placedRules } from '@/lib/api/placedRules';
import type { ApiProblem } from '@/lib/api/problem';
import type { Coverage, CoverageEnd } from '@/lib/api/shapes';
import { useKeptState } from '@/lib/session/keptText';
import { FormDialog } from '@/lib/ui/FormDialog';
import { ReasonField } from '@/lib/ui/ReasonField';
import { useReason } from '@/lib/ui/useReason';

interface EndCoverageDialogProps {
  coverage: Pick<Coverage, 'payer_name' | 'begins_on'>;
  today: string;
  problem: ApiProblem | null;
  isSaving: boolean;
  onSubmit: (asked: Omit<CoverageEnd, 'version'>) => void;
  onClose: () => void;
}

/** A coverage is over: since when, and why. */
export function EndCoverageDialog({ coverage, today, problem, isSaving, onSubmit, onClose }: EndCoverageDialogProps) {
  const reason = useReason('the end of an insurance', FIELD_RULES.CoverageEnd.reason);
  const [day, setDay] = useKeptState('last day of an insurance', today);
  const [wasSent, setSent] = useState(false);
  const placed = placedRules(problem, { ended_on: day }, {});

  const submit = () => {
    setSent(true);
    if (reason.fault === null) {
      onSubmit({ ended_on: day || null, reason: reason.words });
    }
  };

  return (
    <FormDialog
      title="End this insurance"
      action="End it"
      isDangerous
      {...{ problem, placed, isSaving, onClose }}
      onSubmit={submit}
    >
      <Text size="sm">
        {coverage.payer_name} stays on record with everything that is known of it. It is not checked any more.
      </Text>
      <TextInput
        label="Last day"
        type="date"
        max={today}
        {...(coverage.begins_on === null ? {} : { min: coverage.begins_on })}
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
        error={placed.atFields[0]?.message}
      />
      <ReasonField reason={reason} isChecked={wasSent} isFirst />
    </FormDialog>
  );
}
