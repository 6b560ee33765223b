import { type ReactNode, useState } from 'react';
import { ArchiveDialog } from '@/components/patients/ArchiveDialog';
import { DeceasedDialog } from '@/components/patients/DeceasedDialog';
import { asProblem } from '@/lib/api/problem';
import type { Patient } from '@/lib/api/shapes';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { useArchivePatient, useNoteDeath, usePatient, useRestorePatient } from '@/lib/queries/patientQueries';
import { useMay } from '@/lib/queries/sessionQueries';
import { useKeptState } from '@/lib/session/keptText';
import { tellDone } from '@/lib/ui/toasts';

interface RecordState {
  /** Archives the record, or restores an archived one; null where the person may not, and for a merged record. */
  beginArchiving: (() => void) | null;
  /** Notes a death, or takes the notice back; null where the person may not, and for an archived record. */
  beginDeceased: (() => void) | null;
  dialog: ReactNode;
}

/** What takes a record out of daily use, and brings it back: how it begins, and the dialog while it is asked. */
export function useRecordState(patient: Patient): RecordState {
  const mayChange = useMay('patient.write');
  const [asked, setAsked] = useKeptState<'archiving' | 'deceased' | null>('state of the record', null);
  const isArchived = patient.archived_at !== null;
  const close = () => setAsked(null);
  return {
    beginArchiving: mayChange && patient.merged_into === null ? () => setAsked('archiving') : null,
    beginDeceased: mayChange && !isArchived ? () => setAsked('deceased') : null,
    dialog: (
      <>
        {asked === 'archiving' ? <Archiving patient={patient} onClose={close} /> : null}
        {asked === 'deceased' ? <NotingDeath patient={patient} onClose={close} /> : null}
      </>
    ),
  };
}

/** The version that the person has looked at; somebody else's newer one is looked at first, before one decides again. */
function useSeenVersion(patient: Patient) {
  const [seen, setSeen] = useState(patient.version);
  const [isLooking, setLooking] = useState(false);
  const { refetch } = usePatient(patient.id);
  const lookAgain = async (error: Error) => {
    if (asProblem(error).code === 'stale_patient') {
      setLooking(true);
      const { data } = await refetch();
      setSeen(data?.version ?? seen);
      setLooking(false);
    }
  };
  return { seen, lookAgain, isLooking };
}

function Archiving({ patient, onClose }: { patient: Patient; onClose: () => void }) {
  const { seen, lookAgain, isLooking } = useSeenVersion(patient);
  const [wasArchived] = useState(patient.archived_at !== null);
  const archive = useArchivePatient(patient.id);
  const restore = useRestorePatient(patient.id);
  const change = wasArchived ? restore : archive;
  const done = wasArchived ? 'The patient is restored.' : 'The patient is archived.';
  const onSuccess = () => {
    tellDone(done);
    onClose();
  };
  return (
    <ArchiveDialog
      isArchived={wasArchived}
      problem={change.error === null ? null : asProblem(change.error)}
      isSaving={change.isPending || isLooking}
      onSubmit={(reason) => change.mutate({ version: seen, reason }, { onSuccess, onError: lookAgain })}
      onClose={onClose}
    />
  );
}

function NotingDeath({ patient, onClose }: { patient: Patient; onClose: () => void }) {
  const { seen, lookAgain, isLooking } = useSeenVersion(patient);
  const { today } = usePracticeTime();
  const note = useNoteDeath(patient.id);
  const onSuccess = ({ deceased }: Patient) => {
    tellDone(deceased ? 'The patient is noted as deceased.' : 'The notice of death is taken back.');
    onClose();
  };
  return (
    <DeceasedDialog
      patient={patient}
      today={today}
      problem={note.error === null ? null : asProblem(note.error)}
      isSaving={note.isPending || isLooking}
      onSubmit={(noted) => note.mutate({ ...noted, version: seen }, { onSuccess, onError: lookAgain })}
      onClose={onClose}
    />
  );
}
