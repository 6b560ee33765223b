import { useDebouncedValue } from '@mantine/hooks';
import { useWatch } from 'react-hook-form';
import { DuplicateWarning } from '@/components/duplicates/DuplicateWarning';
import type { PatientFormValues } from '@/components/patients/patientFormShape';
import { useDuplicateCheck } from '@/lib/queries/duplicateQueries';
import { factsOf } from './enteredFacts';

const PAUSE_IN_TYPING = 400;

/** Compares what stands in the form with everybody on record, whenever the person pauses. */
export function CheckedAgainstRecords() {
  const values = useWatch<PatientFormValues>() as PatientFormValues;
  const [facts] = useDebouncedValue(JSON.stringify(factsOf(values)), PAUSE_IN_TYPING);
  const check = useDuplicateCheck(JSON.parse(facts));
  const { candidates = [], closed_matches: closed = 0 } = facts === 'null' ? {} : (check.data ?? {});
  return <DuplicateWarning candidates={candidates} closed={closed} />;
}
