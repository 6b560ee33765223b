'use client';

import { Button, Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import Link from 'next/link';
import { useParams } from 'next/navigation';
import { PatientAlerts } from '@/components/alerts/PatientAlerts';
import { CoverageList } from '@/components/coverages/CoverageList';
import { PatientContacts } from '@/components/patients/PatientContacts';
import { PatientHeader } from '@/components/patients/PatientHeader';
import { PatientLayout, PatientSkeleton } from '@/components/patients/PatientLayout';
import { PatientPerson } from '@/components/patients/PatientPerson';
import { StatusHistory } from '@/components/patients/StatusHistory';
import type { AlertPage, Patient } from '@/lib/api/shapes';
import { usePatientAlerts } from '@/lib/queries/alertQueries';
import { useCoverages, usePatient, useStatusHistory } from '@/lib/queries/patientQueries';
import { useProviders } from '@/lib/queries/practiceQueries';
import { useMay, useMe } from '@/lib/queries/sessionQueries';
import { useKeptState } from '@/lib/session/keptText';
import { Answer } from '@/lib/ui/Answer';
import { actorNames } from '@/lib/words/actorWords';
import { Permitted } from '../../Permitted';
import { MovePatient } from './MovePatient';
import { OpenedInEmergency } from './OpenedInEmergency';
import { useRestricting } from './useRestricting';

export default function PatientPage() {
  const { id } = useParams<{ id: string }>();
  return (
    <Permitted to="patient.read">
      <PatientById key={id} id={id} />
    </Permitted>
  );
}

function PatientById({ id }: { id: string }) {
  const patient = usePatient(id);
  const toList = (
    <Button component={Link} href="/patients" variant="default">
      To the patients
    </Button>
  );
  return (
    <Answer query={patient} skeleton={<PatientSkeleton />} wayOut={toList}>
      {(person) => <PatientView patient={person} />}
    </Answer>
  );
}

function PatientView({ patient }: { patient: Patient }) {
  const [isMoving, setMoving] = useKeptState('change of status', false);
  const coverages = useCoverages(patient.id);
  const history = useStatusHistory(patient.id);
  const providers = useProviders().data ?? [];
  const nameOf = actorNames(useMe().data, providers);
  const mayChange = useMay('patient.write') && patient.archived_at === null;
  const restricting = useRestricting(patient);
  const seesAlerts = useMay('alert.read');
  const alerts = usePatientAlerts(patient.id, seesAlerts);
  const provider = providers.find(({ id }) => id === patient.provider_id);

  // Insurance and alerts are as high as they are; what stands below them would jump.
  if (isFirstOnTheWay(coverages) || (seesAlerts && isFirstOnTheWay(alerts.open))) {
    return <PatientSkeleton />;
  }

  return (
    <>
      <PatientHeader
        patient={patient}
        onChangeStatus={mayChange ? () => setMoving(true) : null}
        onRestrict={restricting.begin}
      />
      <OpenedInEmergency patient={patient} />
      <PatientLayout
        main={
          <Answer query={coverages} skeleton={<Skeleton height={460} radius={14} />}>
            {(found) => <CoverageList coverages={found} />}
          </Answer>
        }
        side={
          <>
            <Alerts open={alerts.open.data} acknowledged={alerts.acknowledged.data} />
            <PatientPerson patient={patient} providerName={provider?.display_name ?? null} />
            <PatientContacts patient={patient} />
            <Answer query={history} skeleton={<Skeleton height={150} radius={14} />}>
              {(steps) => <StatusHistory steps={steps} nameOf={nameOf} />}
            </Answer>
          </>
        }
      />
      {restricting.dialog}
      {isMoving ? (
        <MovePatient
          patient={patient}
          lastStep={history.data?.at(-1)}
          nameOf={nameOf}
          onClose={() => setMoving(false)}
        />
      ) : null}
    </>
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
