import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { EmergencyBanner } from '@/components/emergency/EmergencyBanner';
import { asProblem } from '@/lib/api/problem';
import type { Patient } from '@/lib/api/shapes';
import { refetchAutomatically } from '@/lib/queries/automaticRefetch';
import { useEndEmergency, useOwnEmergencies } from '@/lib/queries/emergencyQueries';
import { patientKeys } from '@/lib/queries/patientQueries';
import { tellDone, tellFailed } from '@/lib/ui/toasts';

/** Nothing, unless an emergency alone opens the record to this person. */
export function OpenedInEmergency({ patient }: { patient: Patient }) {
  const endsAt = patient.opened_by_emergency_until ?? null;
  return endsAt === null ? null : <Open patientId={patient.id} endsAt={endsAt} />;
}

/** Says that the record is open because of an emergency, and takes it off the screen when the time is over. */
function Open({ patientId, endsAt }: { patientId: string; endsAt: string }) {
  const client = useQueryClient();
  const router = useRouter();
  const own = useOwnEmergencies(true);
  const end = useEndEmergency(patientId);
  const running = own.data?.filter((each) => each.patient_id === patientId && each.is_running) ?? [];

  useEffect(() => {
    const rest = Math.max(0, Date.parse(endsAt) - Date.now()) + 1000;
    const timer = setTimeout(() => refetchAutomatically(client, { queryKey: patientKeys.one(patientId) }), rest);
    return () => clearTimeout(timer);
  }, [client, patientId, endsAt]);

  const endAll = async () => {
    try {
      for (const { id } of running) {
        await end.mutateAsync(id);
      }
      tellDone('The emergency access has ended.');
      router.replace('/patients');
    } catch (error) {
      tellFailed(asProblem(error));
    }
  };

  return (
    <EmergencyBanner endsAt={endsAt} isEnding={end.isPending} onEnd={running.length === 0 ? null : () => endAll()} />
  );
}
