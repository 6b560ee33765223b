import { PatientBanners } from '@/components/patients/PatientBanners';
import { PatientHeader } from '@/components/patients/PatientHeader';
import { PatientMenu } from '@/components/patients/PatientMenu';
import type { Coverage, Patient } from '@/lib/api/shapes';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { useCoverages, useStatusHistory } from '@/lib/queries/patientQueries';
import { useProviders } from '@/lib/queries/practiceQueries';
import { useMay, useMe } from '@/lib/queries/sessionQueries';
import { useKeptState } from '@/lib/session/keptText';
import { actorNames } from '@/lib/words/actorWords';
import { type Standing, standingOf } from '@/lib/words/insuranceWords';
import { MovePatient } from './MovePatient';
import { OpenedInEmergency } from './OpenedInEmergency';
import { PatientParts } from './PatientParts';
import { PrintedSheet } from './PrintedSheet';
import { usePatientActions } from './usePatientActions';

/** Everything about one patient: who it is stays in sight, the rest stands in parts. */
export function PatientView({ patient }: { patient: Patient }) {
  const [isMoving, setMoving] = useKeptState('change of status', false);
  const { today } = usePracticeTime();
  const coverages = useCoverages(patient.id);
  const history = useStatusHistory(patient.id);
  const providers = useProviders().data ?? [];
  const me = useMe().data;
  const nameOf = actorNames(me, providers);
  const mayChange = useMay('patient.write') && patient.archived_at === null;
  const { actions, dialog } = usePatientActions(patient);
  const providerName = providers.find(({ id }) => id === patient.provider_id)?.display_name ?? null;

  return (
    <>
      <PatientHeader
        patient={patient}
        providerName={providerName}
        insurance={insuranceOf(coverages.data, today)}
        onChangeStatus={mayChange ? () => setMoving(true) : null}
        menu={<PatientMenu patient={patient} actions={actions} />}
      />
      <OpenedInEmergency patient={patient} />
      <PatientBanners patient={patient} onRestore={actions.archive} />
      <PatientParts patient={patient} providerName={providerName} nameOf={nameOf} onNoteContact={actions.noteContact} />
      <PrintedSheet patient={patient} coverages={coverages.data ?? []} providerName={providerName} />
      {dialog}
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

/** How the first insurance that nobody has ended stands. */
function insuranceOf(coverages: readonly Coverage[] | undefined, today: string): Standing | null {
  const first = coverages?.find(({ ended_at }) => !ended_at) ?? coverages?.[0];
  if (coverages === undefined) {
    return null;
  }
  return first === undefined ? { label: 'None on record', tone: 'amber' } : standingOf(first.status, first, today);
}
