import type { QueryClient } from '@tanstack/react-query';
import type { Patient } from '@/lib/api/shapes';
import { adoptAlertCounts, alertKeys } from '@/lib/queries/alertQueries';
import { refetchAutomatically } from '@/lib/queries/automaticRefetch';
import { adoptCounts, dashboardKey } from '@/lib/queries/dashboardQueries';
import { jobKeys } from '@/lib/queries/jobQueries';
import { patientKeys } from '@/lib/queries/patientQueries';
import type { ChangedFrame, CountsFrame, Frame, PatientFrame } from './frames';
import type { UrgentAlerts } from './urgentAlerts';

const AT_MOST_EVERY = 400;

/** Calls `action` at once, and then not more often than every `interval` while calls keep coming; never drops the last. */
function braked(action: () => void, interval: number): () => void {
  let isResting = false;
  let isWanted = false;
  const run = () => {
    isResting = true;
    action();
    setTimeout(() => {
      isResting = false;
      if (isWanted) {
        isWanted = false;
        run();
      }
    }, interval);
  };
  return () => {
    if (isResting) {
      isWanted = true;
    } else {
      run();
    }
  };
}

/**
 * Brings the cache after what the live socket says. Counts go straight in; of a changed record what shows it is read
 * again. An import changes hundreds of records within a second, so lists are read again only now and then.
 */
export function createFollower(client: QueryClient, urgent: UrgentAlerts): (frame: Frame) => void {
  let hasBegun = false;
  const refreshLists = braked(() => {
    refetchAutomatically(client, { queryKey: patientKeys.lists });
    refetchAutomatically(client, { queryKey: patientKeys.searches });
    refetchAutomatically(client, { queryKey: dashboardKey });
  }, AT_MOST_EVERY);
  const refreshAlerts = braked(() => refetchAutomatically(client, { queryKey: alertKeys.all }), AT_MOST_EVERY);

  const refreshJobs = braked(() => refetchAutomatically(client, { queryKey: jobKeys.all }), AT_MOST_EVERY);
  const follow = (frame: ChangedFrame) => {
    if (frame.table === 'alert') {
      urgent.note(frame);
      refreshAlerts();
    } else if (frame.table === 'job') {
      refreshJobs();
    } else {
      refreshPatient(client, frame);
      refreshLists();
    }
  };

  return (frame) => {
    if (frame.type === 'resync' || !hasBegun) {
      hasBegun = true;
      refetchAll(client);
    }
    if (frame.type === 'counts') {
      adoptAllCounts(client, frame);
    } else if (frame.type === 'changed') {
      follow(frame);
    }
  };
}

function adoptAllCounts(client: QueryClient, { counts, alerts, seq }: CountsFrame): void {
  if (counts !== undefined) {
    adoptCounts(client, counts, seq);
  }
  if (alerts !== undefined) {
    adoptAlertCounts(client, alerts);
  }
}

/**
 * Everything that is about patients, and the alerts. Also done once when the socket first opens: what changed between
 * a page's first reading and that moment was told to nobody.
 */
export function refetchAll(client: QueryClient): void {
  refetchAutomatically(client, { queryKey: patientKeys.all });
  refetchAutomatically(client, { queryKey: dashboardKey });
  refetchAutomatically(client, { queryKey: alertKeys.all });
}

function refreshPatient(client: QueryClient, frame: PatientFrame): void {
  if (frame.patient === null) {
    return;
  }
  if (frame.table !== 'patient') {
    refetchAutomatically(client, { queryKey: patientKeys.coverages(frame.patient) });
    return;
  }
  const known = client.getQueryData<Patient>(patientKeys.person(frame.patient));
  if (known === undefined || known.version < frame.version) {
    refetchAutomatically(client, { queryKey: patientKeys.person(frame.patient) });
    refetchAutomatically(client, { queryKey: patientKeys.history(frame.patient) });
  }
}
