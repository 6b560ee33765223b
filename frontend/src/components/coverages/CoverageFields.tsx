import { NativeSelect, TextInput } from '@mantine/core';
import { type FieldPath, get, useController, useFormContext, useWatch } from 'react-hook-form';
import type { Coverage, Payer } from '@/lib/api/shapes';
import { RELATIONSHIP_WORDS } from '@/lib/words/insuranceWords';
import { SEX_WORDS } from '@/lib/words/patientWords';
import classes from './CoverageForm.module.css';
import { type CoverageFormValues, isStated, NEW_PAYER } from './coverageFormShape';

const PLACES = [
  { value: '1', label: 'Primary' },
  { value: '2', label: 'Secondary' },
  { value: '3', label: 'Tertiary' },
];
const choicesOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));

interface CoverageFieldsProps {
  /** The coverage to change; null for a new one. */
  coverage: Coverage | null;
  payers: readonly Payer[];
  today: string;
}

/** What stands on the card, and whose insurance it is. */
export function CoverageFields({ coverage, payers, today }: CoverageFieldsProps) {
  return (
    <>
      <div className={classes.fields}>
        <PlanFields coverage={coverage} payers={payers} />
      </div>
      <SubscriberFields coverage={coverage} today={today} />
    </>
  );
}

function useField() {
  const { register, formState } = useFormContext<CoverageFormValues>();
  return (name: FieldPath<CoverageFormValues>) => {
    const error = get(formState.errors, name) as { message?: string } | undefined;
    return { ...register(name), error: error?.message };
  };
}

function PlanFields({ coverage, payers }: { coverage: Coverage | null; payers: readonly Payer[] }) {
  const field = useField();
  // Not by its place in the list: the list may come, or grow, while the form is open.
  const { field: payer, fieldState } = useController<CoverageFormValues, 'payer_id'>({ name: 'payer_id' });
  const isNew = payer.value === NEW_PAYER;
  const fixed = (name: keyof Coverage) => ({ readOnly: isStated(coverage, name) });
  const choices = payerChoices(coverage, payers);
  const known = isStated(coverage, 'payer_id')
    ? choices.filter(({ value }) => value === coverage?.payer_id)
    : [{ value: '', label: 'Choose one' }, ...choices, { value: NEW_PAYER, label: 'Another payer…' }];
  return (
    <>
      <NativeSelect
        label="Payer"
        required
        data={known}
        data-autofocus
        name={payer.name}
        ref={payer.ref}
        value={payer.value}
        onChange={payer.onChange}
        onBlur={payer.onBlur}
        error={fieldState.error?.message}
      />
      {isNew ? <TextInput label="Name of the payer" required {...field('payer_name')} /> : null}
      <TextInput label="Plan" {...fixed('plan_name')} {...field('plan_name')} />
      <TextInput label="Member ID" required {...fixed('member_id')} {...field('member_id')} />
      <TextInput label="Group number" {...fixed('group_number')} {...field('group_number')} />
      <NativeSelect label="Order" data={PLACES} {...field('priority')} />
      <TextInput label="First day" type="date" {...fixed('begins_on')} {...field('begins_on')} />
      <TextInput label="Last day" type="date" {...fixed('ends_on')} {...field('ends_on')} />
    </>
  );
}

function SubscriberFields({ coverage, today }: { coverage: Coverage | null; today: string }) {
  const field = useField();
  const isSelf = useWatch<CoverageFormValues>({ name: 'relationship' }) === 'self';
  const isFixed = isStated(coverage, 'subscriber');
  const relationships = choicesOf(RELATIONSHIP_WORDS).filter(
    ({ value }) => !isStated(coverage, 'relationship') || value === coverage?.relationship,
  );
  return (
    <>
      <NativeSelect label="The patient is" data={relationships} {...field('relationship')} />
      {isSelf ? null : (
        <fieldset className={classes.group}>
          <legend>Subscriber</legend>
          <div className={classes.fields}>
            <TextInput label="First name" required readOnly={isFixed} {...field('subscriber.given_name')} />
            <TextInput label="Last name" required readOnly={isFixed} {...field('subscriber.family_name')} />
            <TextInput
              label="Birth date"
              type="date"
              max={today}
              readOnly={isFixed}
              {...field('subscriber.birth_date')}
            />
            <NativeSelect
              label="Sex"
              data={choicesOf(SEX_WORDS).filter(
                ({ value }) => !isFixed || value === (coverage?.subscriber?.sex ?? 'unknown'),
              )}
              {...field('subscriber.sex')}
            />
          </div>
        </fieldset>
      )}
    </>
  );
}

/** All payers; that of the coverage too while the list does not know it yet, so that it stays chosen. */
function payerChoices(coverage: Coverage | null, payers: readonly Payer[]): { value: string; label: string }[] {
  const listed = payers.map(({ id, name }) => ({ value: id, label: name }));
  return coverage === null || payers.some(({ id }) => id === coverage.payer_id)
    ? listed
    : [...listed, { value: coverage.payer_id, label: coverage.payer_name }];
}
