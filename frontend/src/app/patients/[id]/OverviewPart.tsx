import { Button } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { PatientAlerts } from '@/components/alerts/PatientAlerts';
import { CoverageList } from '@/components/coverages/CoverageList';
import { CoverageSummary } from '@/components/coverages/CoverageSummary';
import { PatientContacts } from '@/components/patients/PatientContacts';
import { PatientLayout, PatientPartSkeleton } from '@/components/patients/PatientLayout';
import { PatientPerson } from '@/components/patients/PatientPerson';
import { StatusHistory } from '@/components/patients/StatusHistory';
import type { AlertPage, Coverage, Patient } from '@/lib/api/shapes';
import { usePatientAlerts } from '@/lib/queries/alertQueries';
import { useCoverages, useStatusHistory } from '@/lib/queries/patientQueries';
import { useMay } from '@/lib/queries/sessionQueries';
import { Answer } from '@/lib/ui/Answer';
import { CardSkeleton } from '@/lib/ui/CardSkeleton';
import { LatestEntries } from './LatestEntries';
import type { PatientTab } from './patientTabs';

interface OverviewPartProps {
  patient: Patient;
  providerName: string | null;
  nameOf: (actor: string) => string;
  onOpen: (tab: PatientTab) => void;
}

/** What one wants to know before the telephone is picked up. */
export function OverviewPart({ patient, providerName, nameOf, onOpen }: OverviewPartProps) {
  const coverages = useCoverages(patient.id);
  const history = useStatusHistory(patient.id);
  const seesAlerts = useMay('alert.read');
  const alerts = usePatientAlerts(patient.id, seesAlerts);

  // Insurance and alerts are as high as they are; what stands below them would jump.
  if (isFirstOnTheWay(coverages) || (seesAlerts && isFirstOnTheWay(alerts.open))) {
    return <PatientPartSkeleton />;
  }

  return (
    <PatientLayout
      main={
        <>
          <Alerts open={alerts.open.data} acknowledged={alerts.acknowledged.data} />
          <Answer query={coverages} skeleton={<CardSkeleton height={160} />}>
            {(found) => <Insurance coverages={found} onOpen={() => onOpen('insurance')} />}
          </Answer>
          <LatestEntries patientId={patient.id} nameOf={nameOf} onMore={() => onOpen('timeline')} />
        </>
      }
      side={
        <>
          <PatientPerson patient={patient} providerName={providerName} />
          <PatientContacts patient={patient} />
          <Answer query={history} skeleton={<CardSkeleton height={150} />}>
            {(steps) => <StatusHistory steps={steps} nameOf={nameOf} />}
          </Answer>
        </>
      }
    />
  );
}

function Insurance({ coverages, onOpen }: { coverages: readonly Coverage[]; onOpen: () => void }) {
  const open = (
    <Button variant="default" size="xs" onClick={onOpen}>
      {coverages.length === 0 ? 'Add insurance' : 'Benefits and cards'}
    </Button>
  );
  return coverages.length === 0 ? (
    <CoverageList coverages={coverages} actions={open} />
  ) : (
    <CoverageSummary coverages={coverages} aside={open} />
  );
}

function isFirstOnTheWay({ isPending, failureReason }: Pick<UseQueryResult, 'isPending' | 'failureReason'>): boolean {
  return isPending && failureReason === null;
}

interface AlertsProps {
  open: AlertPage | undefined;
  acknowledged: AlertPage | undefined;
}

/** What is to be looked at; nothing where there is nothing. */
function Alerts({ open, acknowledged }: AlertsProps) {
  const alerts = [...(open?.items ?? []), ...(acknowledged?.items ?? [])];
  return alerts.length === 0 ? null : <PatientAlerts alerts={alerts} />;
}
