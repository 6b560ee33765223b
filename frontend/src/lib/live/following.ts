import type { QueryClient } from '@tanstack/react-query';
import type { Patient } from '@/lib/api/shapes';
import { refetchAutomatically } from '@/lib/queries/automaticRefetch';
import { adoptCounts, dashboardKey } from '@/lib/queries/dashboardQueries';
import { patientKeys } from '@/lib/queries/patientQueries';
import type { ChangedFrame, Frame } from './frames';

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
export function createFollower(client: QueryClient): (frame: Frame) => void {
  let hasBegun = false;
  const refreshLists = braked(() => {
    refetchAutomatically(client, { queryKey: patientKeys.lists });
    refetchAutomatically(client, { queryKey: patientKeys.searches });
    refetchAutomatically(client, { queryKey: dashboardKey });
  }, AT_MOST_EVERY);

  return (frame) => {
    if (frame.type === 'resync' || !hasBegun) {
      hasBegun = true;
      refetchAll(client);
    }
    if (frame.type === 'counts') {
      adoptCounts(client, frame.counts, frame.seq);
    } else if (frame.type === 'changed') {
      refreshPatient(client, frame);
      refreshLists();
    }
  };
}

/**
 * Everything that is about patients. Also done once when the socket first opens: what changed between a page's first
 * reading and that moment was told to nobody.
 */
export function refetchAll(client: QueryClient): void {
  refetchAutomatically(client, { queryKey: patientKeys.all });
  refetchAutomatically(client, { queryKey: dashboardKey });
}

function refreshPatient(client: QueryClient, frame: ChangedFrame): void {
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
