import type { AlertActions } from '@/components/alerts/alertActions';
import { asProblem } from '@/lib/api/problem';
import { showUntil } from '@/lib/practice/later';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import {
  useAcknowledgeAlert,
  useAcknowledgeAlerts,
  useAssignAlert,
  useCloseAlert,
  useSnoozeAlert,
} from '@/lib/queries/alertChanges';
import { tellDone, tellFailed } from '@/lib/ui/toasts';
import { acknowledgedWords } from '@/lib/words/alertWords';

/** What the list does with alerts. What failed is told; it stands in the list again as it was. */
export function useAlertActions(): AlertActions {
  const { now, zone } = usePracticeTime();
  const acknowledge = useAcknowledgeAlert();
  const acknowledgeAll = useAcknowledgeAlerts();
  const snooze = useSnoozeAlert();
  const assign = useAssignAlert();
  const close = useCloseAlert();
  const onError = (error: unknown) => tellFailed(asProblem(error));

  return {
    acknowledge: (ids) => {
      const [only] = ids;
      if (ids.length === 1 && only !== undefined) {
        acknowledge.mutate({ id: only }, { onError });
        return;
      }
      acknowledgeAll.mutate(
        { ids: [...ids] },
        {
          onSuccess: ({ acknowledged, refused }) =>
            tellDone(acknowledgedWords(acknowledged.length, Object.values(refused))),
          onError,
        },
      );
    },
    snooze: (id, until) => {
      const moment = until?.toISOString() ?? null;
      const said = moment === null ? 'It is open again.' : `Put off until ${showUntil(moment, now, zone)}.`;
      snooze.mutate({ id, until: moment }, { onSuccess: () => tellDone(said), onError });
    },
    assign: (id, userId) =>
      assign.mutate(
        { id, userId },
        { onSuccess: () => tellDone(userId === null ? 'Given back to everybody.' : 'Assigned.'), onError },
      ),
    close: (id) => close.mutate({ id }, { onSuccess: () => tellDone('The alert is closed.'), onError }),
  };
}
