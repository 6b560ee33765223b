import { Button } from '@mantine/core';
import { IconArrowsExchange, IconGitMerge } from '@tabler/icons-react';
import type { Route } from 'next';
import Link from 'next/link';
import { type FormEvent, useState } from 'react';
import { FIELD_RULES } from '@/lib/api/fieldRules';
import type { ApiProblem } from '@/lib/api/problem';
import type { MergeField, MergeRequest, MergeTake, Patient } from '@/lib/api/shapes';
import { showDay } from '@/lib/practice/days';
import { useKeptState } from '@/lib/session/keptText';
import { ReasonField } from '@/lib/ui/ReasonField';
import { Refusal } from '@/lib/ui/Refusal';
import { useReason } from '@/lib/ui/useReason';
import { fullName } from '@/lib/words/patientWords';
import classes from './MergeView.module.css';
import { type Choices, differing, MERGE_FIELDS, mergeRequest, usualChoice } from './mergeFields';

/** Which record something is from, as the heads of the columns say it; on a narrow screen each choice says it. */
const FROM: Record<MergeTake, string | null> = { survivor: 'Stays', other: 'Goes into it', both: null };
const headId = (take: MergeTake) => `merge-${take}`;

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
  const [chosen, setChosen] = useKeptState<Choices>(`choices of ${survivor.id} ${survivor.version}`, {});
  const reason = useReason('the merge', FIELD_RULES.MergeRequest.reason);
  const [wasSent, setSent] = useState(false);
  const fields = differing(survivor, other);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (reason.fault === null) {
      onMerge(mergeRequest(survivor, other, chosen, reason.words));
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
      <ReasonField reason={reason} isChecked={wasSent} />
      <div className={classes.end}>
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
      <Head take="survivor" patient={survivor} />
      <Head take="other" patient={other} />
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

function Head({ take, patient }: { take: MergeTake; patient: Patient }) {
  const facts = [`Born ${showDay(patient.birth_date)}`, patient.mrn === null ? null : `No. ${patient.mrn}`];
  return (
    <div className={classes.person}>
      <p className={classes.role} id={headId(take)}>
        {FROM[take]}
      </p>
      <Link href={`/patients/${patient.id}` as Route} target="_blank">
        {fullName(patient)}
      </Link>
      <p className={classes.facts}>{facts.filter(Boolean).join(' · ')}</p>
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
  const areTwo = survivor !== null && other !== null;
  const offered: [MergeTake, string | null][] = [
    ['survivor', survivor],
    ['other', other],
    ...(isUnited && areTwo ? [['both', 'Both'] as [MergeTake, string]] : []),
  ];
  return (
    <div role="radiogroup" aria-label={label} className={classes.row}>
      <span className={classes.label}>{label}</span>
      {offered.map(([take, text]) => (
        <label key={take} className={classes.choice}>
          <input
            type="radio"
            name={field}
            value={take}
            checked={taken === take}
            onChange={() => onTake(take)}
            aria-describedby={FROM[take] === null ? undefined : headId(take)}
          />
          <span className={text === null ? classes.nothing : undefined}>
            {FROM[take] === null ? null : (
              <span className={classes.from} aria-hidden>
                {FROM[take]}
              </span>
            )}
            {text ?? 'Nothing'}
          </span>
        </label>
      ))}
    </div>
  );
}
