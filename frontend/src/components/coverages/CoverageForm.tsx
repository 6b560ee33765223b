import { zodResolver } from '@hookform/resolvers/zod';
import { Text } from '@mantine/core';
import { useEffect } from 'react';
import { type FieldPath, FormProvider, useForm } from 'react-hook-form';
import { type FieldsOfCodes, placedRules } from '@/lib/api/placedRules';
import type { ApiProblem } from '@/lib/api/problem';
import type { Coverage, Payer } from '@/lib/api/shapes';
import { useKeptForm } from '@/lib/session/keptText';
import { FormDialog } from '@/lib/ui/FormDialog';
import { CoverageFields } from './CoverageFields';
import {
  type CoverageFormResult,
  type CoverageFormValues,
  coverageFormShape,
  coverageValuesOf,
  isStated,
} from './coverageFormShape';

const FIELDS_OF_CODES: FieldsOfCodes = { coverage_known: { place: 'member_id' }, payer_unknown: { place: 'payer_id' } };

interface CoverageFormProps {
  /** The coverage to change; null for a new one. */
  coverage: Coverage | null;
  payers: readonly Payer[];
  /** Where a new one goes. */
  nextPlace: number;
  today: string;
  problem: ApiProblem | null;
  isSaving: boolean;
  onSubmit: (result: CoverageFormResult) => void;
  onClose: () => void;
}

/** An insurance as it stands on the card. */
export function CoverageForm(props: CoverageFormProps) {
  const { coverage, payers, nextPlace, today, problem, isSaving, onSubmit, onClose } = props;
  const form = useForm<CoverageFormValues, unknown, CoverageFormResult>({
    resolver: zodResolver(coverageFormShape),
    defaultValues: coverageValuesOf(coverage, nextPlace),
    mode: 'onTouched',
  });
  useKeptForm('coverage', form, { basis: coverage?.version ?? null });
  const placed = placedRules(problem, form.getValues(), FIELDS_OF_CODES);
  const title = coverage === null ? 'Add insurance' : 'Change insurance';

  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer is placed once
  useEffect(() => {
    for (const [at, { place, message }] of placed.atFields.entries()) {
      form.setError(place as FieldPath<CoverageFormValues>, { type: 'api', message }, { shouldFocus: at === 0 });
    }
  }, [problem]);

  return (
    <FormProvider {...form}>
      <FormDialog
        title={title}
        size="lg"
        action={coverage === null ? 'Add insurance' : 'Save changes'}
        {...{ problem, placed, isSaving, onClose }}
        onSubmit={form.handleSubmit(onSubmit)}
      >
        {isStated(coverage, 'status') ? (
          <Text size="sm">What the payer has stated cannot be typed over; what it left open can be filled in.</Text>
        ) : null}
        <CoverageFields coverage={coverage} payers={payers} today={today} />
      </FormDialog>
    </FormProvider>
  );
}
