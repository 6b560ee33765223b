import { Skeleton } from '@mantine/core';
import { AlertControls } from '@/components/alerts/AlertControls';
import { AlertDetail } from '@/components/alerts/AlertDetail';
import { AlertHistory } from '@/components/alerts/AlertHistory';
import { asProblem } from '@/lib/api/problem';
import type { Alert } from '@/lib/api/shapes';
import { useAcknowledgeAlert, useAssignAlert, useCloseAlert, useSnoozeAlert } from '@/lib/queries/alertChanges';
import { useAlert, useAlertHistory, useColleagues } from '@/lib/queries/alertQueries';
import { useMay, useMe } from '@/lib/queries/sessionQueries';
import { useKeptState } from '@/lib/session/keptText';
import { Answer } from '@/lib/ui/Answer';
import { SidePanel } from '@/lib/ui/SidePanel';
import { tellFailed } from '@/lib/ui/toasts';
import { actorNames } from '@/lib/words/actorWords';
import { KIND_WORDS } from '@/lib/words/alertWords';

/** One alert beside the list, with its history and everything that can be done. */
export function OpenedAlert({ id, onClose }: { id: string; onClose: () => void }) {
  const alert = useAlert(id);
  return (
    <SidePanel
      title={alert.data === undefined ? 'Alert' : KIND_WORDS[alert.data.kind].label}
      size={460}
      onClose={onClose}
    >
      <Answer query={alert} skeleton={<Skeleton height={380} radius={14} />}>
        {(found) => <Opened alert={found} />}
      </Answer>
    </SidePanel>
  );
}

function Opened({ alert }: { alert: Alert }) {
  const me = useMe().data;
  const mayChange = useMay('alert.write') && alert.state !== 'closed';
  const runsTheSystem = useMay('job.manage');
  const history = useAlertHistory(alert.id);
  const colleagues = useColleagues(true).data ?? [];
  const nameOf = actorNames(me, []);
  const nameOfColleague = (user: string) => colleagues.find(({ user_id }) => user_id === user)?.name ?? nameOf(user);
  return (
    <AlertDetail
      alert={alert}
      said={history.data?.find(({ step }) => step === 'raised')?.note ?? null}
      runsTheSystem={runsTheSystem}
      controls={mayChange ? <Controls alert={alert} me={me?.id ?? ''} colleagues={colleagues} /> : null}
      history={
        <Answer query={history} skeleton={<Skeleton height={120} radius={14} />}>
          {(steps) => <AlertHistory steps={steps} nameOf={nameOfColleague} />}
        </Answer>
      }
    />
  );
}

interface ControlsProps {
  alert: Alert;
  me: string;
  colleagues: Parameters<typeof AlertControls>[0]['colleagues'];
}

/** Each step takes the note with it; what failed leaves it where it is. */
function Controls({ alert, me, colleagues }: ControlsProps) {
  const [note, setNote] = useKeptState(`note of alert ${alert.id}`, '');
  const acknowledge = useAcknowledgeAlert();
  const close = useCloseAlert();
  const assign = useAssignAlert();
  const snooze = useSnoozeAlert();
  const about = { id: alert.id, note: note.trim() || null };
  const then = { onSuccess: () => setNote(''), onError: (error: unknown) => tellFailed(asProblem(error)) };
  return (
    <AlertControls
      alert={alert}
      me={me}
      colleagues={colleagues}
      note={note}
      onNote={setNote}
      isBusy={[acknowledge, close, assign, snooze].some(({ isPending }) => isPending)}
      onAcknowledge={() => acknowledge.mutate(about, then)}
      onClose={() => close.mutate(about, then)}
      onAssign={(userId) => assign.mutate({ ...about, userId }, then)}
      onSnooze={(until) =>
        snooze.mutate({ id: alert.id, until: until?.toISOString() ?? null }, { onError: then.onError })
      }
    />
  );
}
