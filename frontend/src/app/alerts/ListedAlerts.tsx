import { AlertCenter } from '@/components/alerts/AlertCenter';
import { AlertListSkeleton } from '@/components/alerts/AlertListSkeleton';
import { type AlertChoice, alertQueryOf } from '@/components/alerts/alertChoice';
import { NoAlerts } from '@/components/alerts/NoAlerts';
import { useAlertList } from '@/lib/queries/alertQueries';
import { useMay, useMe } from '@/lib/queries/sessionQueries';
import { Answer } from '@/lib/ui/Answer';
import { useAlertActions } from './useAlertActions';

interface ListedAlertsProps {
  choice: AlertChoice;
  onChoice: (part: Partial<AlertChoice>) => void;
}

/** The alerts of a choice, page after page. */
export function ListedAlerts({ choice, onChoice }: ListedAlertsProps) {
  const me = useMe().data?.id ?? '';
  const mayChange = useMay('alert.write');
  const list = useAlertList(alertQueryOf(choice));
  const actions = useAlertActions();
  return (
    <Answer query={list} skeleton={<AlertListSkeleton />}>
      {({ pages }) => {
        const alerts = pages.flatMap(({ items }) => items);
        return alerts.length === 0 && !list.hasNextPage ? (
          <NoAlerts
            view={choice.view}
            isFiltered={choice.alertClass !== null || choice.priority !== null}
            onClear={() => onChoice({ alertClass: null, priority: null })}
          />
        ) : (
          <AlertCenter
            key={choice.view}
            alerts={alerts}
            me={me}
            mayChange={mayChange}
            isUpdating={list.isPlaceholderData}
            actions={actions}
            onOpen={(opened) => onChoice({ opened })}
            onMore={list.hasNextPage ? () => list.fetchNextPage() : null}
            isReadingMore={list.isFetchingNextPage}
          />
        );
      }}
    </Answer>
  );
}
