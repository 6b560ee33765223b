import { Button, TextInput } from '@mantine/core';
import { IconArrowsExchange, IconGitMerge } from '@tabler/icons-react';
import type { Route } from 'next';
import Link from 'next/link';
import { type FormEvent, useState } from 'react';
import type { ApiProblem } from '@/lib/api/problem';
import type { MergeField, MergeRequest, MergeTake, Patient } from '@/lib/api/shapes';
import { Refusal } from '@/lib/ui/Refusal';
import { fullName } from '@/lib/words/patientWords';
import classes from './MergeView.module.css';
import { type Choices, differing, MERGE_FIELDS, mergeRequest, usualChoice } from './mergeFields';

const LONGEST_REASON = 500;

interface MergeViewProps {
  survivor: Patient;
  other: Patient;
  providerName: (id: string) => string | null;
  problem: ApiProblem | null;
  isSaving: boolean;
  onSwap: () => void;
  onMerge: (request: MergeRequest) => void;
}

/** Two records side by side: only what differs, a choice for each; arrow keys choose, Tab goes on. */
export function MergeView(props: MergeViewProps) {
  const { survivor, other, providerName, problem, isSaving, onSwap, onMerge } = props;
  const [chosen, setChosen] = useState<Choices>({});
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const fields = differing(survivor, other);
  const words = reason.trim();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(words === '');
    if (words !== '') {
      onMerge(mergeRequest(survivor, other, chosen, words));
    }
  };
  return (
    <form onSubmit={submit} noValidate className={classes.view} aria-label="Merge two records">
      <Refusal problem={problem} />
      <div className={classes.table}>
        <Heads survivor={survivor} other={other} onSwap={onSwap} />
        {fields.length === 0 ? <p className={classes.same}>Both records say the same.</p> : null}
        {fields.map((field) => (
          <Choice
            key={field}
            field={field}
            survivor={MERGE_FIELDS[field].show(survivor, providerName)}
            other={MERGE_FIELDS[field].show(other, providerName)}
            taken={chosen[field] ?? usualChoice(field, survivor, other)}
            onTake={(take) => setChosen({ ...chosen, [field]: take })}
          />
        ))}
      </div>
      <div className={classes.bar}>
        <TextInput
          className={classes.reason ?? ''}
          label="Reason"
          description="Stands in the audit trail."
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={LONGEST_REASON}
          error={isMissing && words === '' ? 'Say why.' : undefined}
        />
        <Button type="submit" loading={isSaving} leftSection={<IconGitMerge size={17} />}>
          Merge into one record
        </Button>
      </div>
    </form>
  );
}

function Heads({ survivor, other, onSwap }: { survivor: Patient; other: Patient; onSwap: () => void }) {
  return (
    <div className={`${classes.row} ${classes.head}`}>
      <span />
      <Head what="Stays" patient={survivor} />
      <Head what="Goes into it" patient={other} />
      <Button
        size="xs"
        variant="default"
        leftSection={<IconArrowsExchange size={15} />}
        onClick={onSwap}
        aria-label="Let the other record stay"
      >
        Swap
      </Button>
    </div>
  );
}

function Head({ what, patient }: { what: string; patient: Patient }) {
  return (
    <div>
      <p className={classes.role}>{what}</p>
      <Link href={`/patients/${patient.id}` as Route} target="_blank">
        {fullName(patient)}
      </Link>
    </div>
  );
}

interface ChoiceProps {
  field: MergeField;
  survivor: string | null;
  other: string | null;
  taken: MergeTake;
  onTake: (take: MergeTake) => void;
}

function Choice({ field, survivor, other, taken, onTake }: ChoiceProps) {
  const { label, isUnited = false } = MERGE_FIELDS[field];
  const offered: [MergeTake, string | null][] = [
    ['survivor', survivor],
    ['other', other],
    ...(isUnited ? [['both', 'Both'] as [MergeTake, string]] : []),
  ];
  return (
    <div role="radiogroup" aria-label={label} className={classes.row}>
      <span className={classes.label}>{label}</span>
      {offered.map(([take, text]) => (
        <label key={take} className={classes.choice}>
          <input type="radio" name={field} value={take} checked={taken === take} onChange={() => onTake(take)} />
          {text === null ? <span className={classes.nothing}>nothing</span> : <span>{text}</span>}
        </label>
      ))}
    </div>
  );
}
