import { Alert } from '@mantine/core';
import { IconUrgent } from '@tabler/icons-react';
import { useState } from 'react';
import { FIELD_RULES } from '@/lib/api/fieldRules';
import { placedRules } from '@/lib/api/placedRules';
import type { ApiProblem } from '@/lib/api/problem';
import type { EmergencyRequest } from '@/lib/api/shapes';
import { useKeptState } from '@/lib/session/keptText';
import { ChoiceField } from '@/lib/ui/ChoiceField';
import { FormDialog } from '@/lib/ui/FormDialog';
import { ReasonField } from '@/lib/ui/ReasonField';
import { useReason } from '@/lib/ui/useReason';
import { timeWords } from '@/lib/words/emergencyWords';
import { MeantFields } from './MeantFields';
import { isComplete, type Meant, meantBy } from './whoIsMeant';

const TIME_BOXES = [15, 30, 60, 120, 240];
const USUAL = 60;

interface BreakGlassDialogProps {
  /** The words of the search that a closed patient matched. */
  searched: string;
  problem: ApiProblem | null;
  isSaving: boolean;
  onSubmit: (wanted: EmergencyRequest) => void;
  onClose: () => void;
}

/** Opens a closed record in an emergency, with everything that this brings about said beforehand. */
export function BreakGlassDialog({ searched, problem, isSaving, onSubmit, onClose }: BreakGlassDialogProps) {
  const [meant, setMeant] = useKeptState<Meant>('who is meant in an emergency', meantBy(searched));
  const [minutes, setMinutes] = useKeptState('minutes of an emergency', USUAL);
  const reason = useReason('an emergency', FIELD_RULES.EmergencyRequest.reason);
  const [wasSent, setSent] = useState(false);
  const placed = placedRules(problem, { ...meant, reason: reason.text }, {});

  const submit = () => {
    setSent(true);
    if (reason.fault === null && isComplete(meant)) {
      onSubmit({ ...namesOf(meant), reason: reason.words, minutes });
    }
  };

  return (
    <FormDialog
      title="Open in an emergency"
      action="Open the record"
      isDangerous
      {...{ problem, placed, isSaving, onClose }}
      onSubmit={submit}
    >
      <Alert color="red" icon={<IconUrgent size={20} stroke={1.8} />} title="Only when a patient’s care needs it now">
        This record is closed to you. If you open it, that is recorded with your reason, those in charge are alerted at
        once, and somebody reviews it afterwards.
      </Alert>
      <MeantFields meant={meant} onMeant={setMeant} isChecked={wasSent} brokenRules={placed.atFields} />
      <ReasonField
        reason={reason}
        label="Why the patient’s care needs it"
        description="Whoever reviews it reads this."
        isChecked={wasSent}
        refusal={placed.atFields.find(({ place }) => place === 'reason')?.message}
        isFirst
      />
      <ChoiceField
        label="For how long"
        choices={TIME_BOXES.map((each) => ({ value: String(each), label: timeWords(each) }))}
        value={String(minutes)}
        onChange={(value) => setMinutes(Number(value))}
      />
    </FormDialog>
  );
}

function namesOf({ way, mrn, family_name, given_name, birth_date }: Meant) {
  return way === 'mrn'
    ? { mrn: mrn.trim() }
    : { family_name: family_name.trim(), given_name: given_name.trim(), birth_date };
}
