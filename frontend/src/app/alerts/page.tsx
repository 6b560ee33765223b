'use client';

import { Button } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconPlus } from '@tabler/icons-react';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { AlertFrame } from '@/components/alerts/AlertFrame';
import { type AlertChoice, readAlertChoice, writeAlertChoice } from '@/components/alerts/alertChoice';
import { BASE_PATH } from '@/lib/api/address';
import type { AlertCounts } from '@/lib/api/shapes';
import { useAlertCounts } from '@/lib/queries/alertQueries';
import { useMay } from '@/lib/queries/sessionQueries';
import { useKeptState } from '@/lib/session/keptText';
import { PageHead } from '@/lib/ui/PageHead';
import { Permitted } from '../Permitted';
import { ListedAlerts } from './ListedAlerts';
import { NewAlert } from './NewAlert';
import { OpenedAlert } from './OpenedAlert';

export default function AlertsPage() {
  return (
    <Permitted to="alert.read">
      <Alerts />
    </Permitted>
  );
}

function Alerts() {
  const choice = readAlertChoice(useSearchParams());
  const counts = useAlertCounts(true).data;
  const mayRaise = useMay('alert.write');
  const runsTheSystem = useMay('job.manage');
  const [isRaising, setRaising] = useKeptState('new alert', false);

  const choose = (part: Partial<AlertChoice>) => keepInAddress({ ...choice, ...part });
  return (
    <>
      <PageHead
        title="Alerts"
        subtitle={counts === undefined ? '' : countWords(counts)}
        actions={
          <>
            <Button
              component={Link}
              href="/alerts/preferences"
              variant="default"
              leftSection={<IconAdjustmentsHorizontal size={18} />}
            >
              Preferences
            </Button>
            {mayRaise ? (
              <Button onClick={() => setRaising(true)} leftSection={<IconPlus size={18} />}>
                New alert
              </Button>
            ) : null}
          </>
        }
      />
      <AlertFrame choice={choice} onChoice={choose} counts={counts} runsTheSystem={runsTheSystem}>
        <ListedAlerts choice={choice} onChoice={choose} />
      </AlertFrame>
      {choice.opened === null ? null : (
        <OpenedAlert key={choice.opened} id={choice.opened} onClose={() => choose({ opened: null })} />
      )}
      {isRaising ? <NewAlert onClose={() => setRaising(false)} /> : null}
    </>
  );
}

/** The choice stands in the address without a way to the server: the page stays, only its list is another one. */
function keepInAddress(choice: AlertChoice): void {
  window.history.replaceState(null, '', BASE_PATH + writeAlertChoice(choice));
}

function countWords({ open, urgent }: AlertCounts): string {
  if (open === 0) {
    return 'Nothing waits for anybody';
  }
  return `${open.toLocaleString('en-US')} ${open === 1 ? 'waits' : 'wait'} for somebody${
    urgent === 0 ? '' : `, ${urgent} of them urgent`
  }`;
}
