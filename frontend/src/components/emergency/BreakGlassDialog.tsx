import { Alert, Button, Group, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { IconUrgent } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { placedRules } from '@/lib/api/placedRules';
import type { ApiProblem } from '@/lib/api/problem';
import type { EmergencyRequest } from '@/lib/api/shapes';
import { Dialog } from '@/lib/ui/Dialog';
import { Refusal } from '@/lib/ui/Refusal';
import { timeWords } from '@/lib/words/emergencyWords';
import { MeantFields } from './MeantFields';
import { isComplete, type Meant, meantBy } from './whoIsMeant';

const SHORTEST_REASON = 10;
const LONGEST_REASON = 500;
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
  const [meant, setMeant] = useState<Meant>(() => meantBy(searched));
  const [reason, setReason] = useState('');
  const [minutes, setMinutes] = useState(USUAL);
  const [wasSent, setSent] = useState(false);
  const words = reason.trim();
  const isTooShort = words.length < SHORTEST_REASON;
  const { atFields, elsewhere } = placedRules(problem, { ...meant, reason }, {});

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (!isTooShort && isComplete(meant)) {
      onSubmit({ ...namesOf(meant), reason: words, minutes });
    }
  };

  return (
    <Dialog title="Open in an emergency" onClose={onClose}>
      <form onSubmit={submit} noValidate aria-label="Open in an emergency">
        <Stack gap="md">
          <Alert
            color="red"
            icon={<IconUrgent size={20} stroke={1.8} />}
            title="Only when a patient’s care needs it now"
          >
            This record is closed to you. If you open it, that is recorded with your reason, those in charge are alerted
            at once, and somebody reviews it afterwards.
          </Alert>
          <Refusal problem={problem} elsewhere={elsewhere} />
          <MeantFields meant={meant} onMeant={setMeant} isChecked={wasSent} brokenRules={atFields} />
          <Textarea
            label="Why the patient’s care needs it"
            description="Whoever reviews it reads this."
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={LONGEST_REASON}
            autosize
            minRows={3}
            maxRows={8}
            data-autofocus
            error={
              wasSent && isTooShort
                ? `Use at least ${SHORTEST_REASON} characters.`
                : atFields.find(({ place }) => place === 'reason')?.message
            }
          />
          <div>
            <Text component="span" size="sm" fw={500} id="emergency-minutes">
              For how long
            </Text>
            <SegmentedControl
              fullWidth
              mt={4}
              aria-labelledby="emergency-minutes"
              data={TIME_BOXES.map((each) => ({ value: String(each), label: timeWords(each) }))}
              value={String(minutes)}
              onChange={(value) => setMinutes(Number(value))}
            />
          </div>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" color="red.8" loading={isSaving}>
              Open the record
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

function namesOf({ way, mrn, family_name, given_name, birth_date }: Meant) {
  return way === 'mrn'
    ? { mrn: mrn.trim() }
    : { family_name: family_name.trim(), given_name: given_name.trim(), birth_date };
}
