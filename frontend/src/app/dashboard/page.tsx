'use client';

import { Button } from '@mantine/core';
import { IconCloudUpload, IconPlus } from '@tabler/icons-react';
import Link from 'next/link';
import { AlertsCard } from '@/components/alerts/AlertsCard';
import { CoverageMix } from '@/components/dashboard/CoverageMix';
import { DashboardFigures } from '@/components/dashboard/DashboardFigures';
import { DashboardLayout, DashboardSkeleton } from '@/components/dashboard/DashboardLayout';
import { PatientStatusChart } from '@/components/dashboard/PatientStatusChart';
import { RecentChanges } from '@/components/dashboard/RecentChanges';
import { greeting, showWeekday } from '@/lib/practice/days';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { useAlertCounts, usePressingAlerts } from '@/lib/queries/alertQueries';
import { useDashboard } from '@/lib/queries/dashboardQueries';
import { useMay, useMe } from '@/lib/queries/sessionQueries';
import { Answer } from '@/lib/ui/Answer';
import { CardSkeleton } from '@/lib/ui/CardSkeleton';
import { PageHead } from '@/lib/ui/PageHead';
import { addressOf } from '@/lib/words/accountWords';
import { Permitted } from '../Permitted';

export default function DashboardPage() {
  return (
    <Permitted to="dashboard.read">
      <Dashboard />
    </Permitted>
  );
}

function Dashboard() {
  const { now, zone } = usePracticeTime();
  const name = useMe().data?.name ?? '';
  const dashboard = useDashboard();
  const seesAlerts = useMay('alert.read');
  return (
    <>
      <PageHead
        title={`${greeting(now, zone)}, ${addressOf(name)}`}
        subtitle={`${showWeekday(now, zone)}${dashboard.data ? outlook(dashboard.data.counts.to_review) : ''}`}
        actions={<Actions />}
      />
      <Answer query={dashboard} skeleton={<DashboardSkeleton />}>
        {({ counts, recent }) => (
          <DashboardLayout
            figures={<DashboardFigures counts={counts} />}
            wide={<RecentChanges patients={recent} />}
            narrow={
              <>
                {seesAlerts ? <PressingAlerts /> : null}
                <PatientStatusChart counts={counts} />
                <CoverageMix counts={counts} />
              </>
            }
          />
        )}
      </Answer>
    </>
  );
}

const SHOWN_ALERTS = 3;

function PressingAlerts() {
  const pressing = usePressingAlerts(SHOWN_ALERTS, true);
  const counts = useAlertCounts(true).data;
  return (
    <Answer query={pressing} skeleton={<CardSkeleton height={238} />}>
      {(page) => <AlertsCard alerts={page.items} counts={counts ?? page.counts} />}
    </Answer>
  );
}

function Actions() {
  const mayImport = useMay('import.run');
  const mayAdd = useMay('patient.write');
  return (
    <>
      {mayImport ? (
        <Button component={Link} href="/import" variant="default" leftSection={<IconCloudUpload size={18} />}>
          Import
        </Button>
      ) : null}
      {mayAdd ? (
        <Button component={Link} href="/patients/new" leftSection={<IconPlus size={18} />}>
          New patient
        </Button>
      ) : null}
    </>
  );
}

function outlook(toReview: number): string {
  if (toReview === 0) {
    return ' · nothing to review';
  }
  return ` · ${toReview} ${toReview === 1 ? 'patient' : 'patients'} to review`;
}
