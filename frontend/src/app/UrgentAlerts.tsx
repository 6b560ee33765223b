'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { AlertNotification } from '@/components/alerts/AlertNotification';
import { asProblem } from '@/lib/api/problem';
import { useUrgentAlerts } from '@/lib/live/LiveProvider';
import { useAcknowledgeAlerts } from '@/lib/queries/alertChanges';
import { useMay } from '@/lib/queries/sessionQueries';
import { tellDone, tellFailed } from '@/lib/ui/toasts';
import { acknowledgedWords } from '@/lib/words/alertWords';

/** Tells of urgent alerts on every page, as they come over the live socket. */
export function UrgentAlerts() {
  const router = useRouter();
  const { alerts, dismiss } = useUrgentAlerts();
  const acknowledge = useAcknowledgeAlerts();
  const mayAcknowledge = useMay('alert.write');

  const onAcknowledge = (ids: string[]) =>
    acknowledge.mutate(
      { ids },
      {
        onSuccess: ({ acknowledged, refused }) => {
          dismiss(ids);
          tellDone(acknowledgedWords(acknowledged.length, Object.values(refused)));
        },
        onError: (error) => tellFailed(asProblem(error)),
      },
    );
  const onOpen = (ids: string[]) => {
    dismiss(ids);
    router.push((ids.length === 1 ? `/alerts?alert=${ids[0]}` : '/alerts?priority=urgent') as Route);
  };

  return (
    <AlertNotification
      alerts={alerts}
      mayAcknowledge={mayAcknowledge}
      isBusy={acknowledge.isPending}
      onAcknowledge={onAcknowledge}
      onOpen={onOpen}
      onDismiss={dismiss}
    />
  );
}
