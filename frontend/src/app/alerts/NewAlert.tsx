import { useDebouncedValue } from '@mantine/hooks';
import { AlertForm } from '@/components/alerts/AlertForm';
import { PatientPicker } from '@/components/alerts/PatientPicker';
import { asProblem } from '@/lib/api/problem';
import { useCreateAlert } from '@/lib/queries/alertChanges';
import { useColleagues } from '@/lib/queries/alertQueries';
import { usePatientSearch } from '@/lib/queries/patientQueries';
import { useMe } from '@/lib/queries/sessionQueries';
import { useKeptState } from '@/lib/session/keptText';
import { tellDone } from '@/lib/ui/toasts';

const FOUND_AT_ONCE = 8;
const PAUSE_IN_TYPING = 120;

/** Raising an alert by hand; the patient is found by words that travel in a body, never in an address. */
export function NewAlert({ onClose }: { onClose: () => void }) {
  const [text, setText] = useKeptState('patient that is looked for', '');
  const [patientId, setPatientId] = useKeptState<string | null>('patient of the alert', null);
  const [words] = useDebouncedValue(text.trim(), PAUSE_IN_TYPING, { leading: true });
  const isChosen = patientId !== null;
  const found = usePatientSearch(isChosen ? '' : words, FOUND_AT_ONCE);
  const colleagues = useColleagues(true).data ?? [];
  const me = useMe().data?.id ?? '';
  const create = useCreateAlert();

  return (
    <AlertForm
      colleagues={colleagues}
      me={me}
      patient={{
        id: patientId,
        field: (error) => (
          <PatientPicker
            text={text}
            onText={setText}
            found={isChosen || words === '' ? [] : (found.data?.items ?? [])}
            isSearching={found.isFetching}
            value={patientId}
            onChange={setPatientId}
            error={error}
          />
        ),
      }}
      problem={create.error === null ? null : asProblem(create.error)}
      isSaving={create.isPending}
      onSubmit={(created) =>
        create.mutate(created, {
          onSuccess: () => {
            tellDone('The alert was raised.');
            onClose();
          },
        })
      }
      onClose={onClose}
    />
  );
}
