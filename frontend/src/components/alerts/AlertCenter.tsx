import { useState } from 'react';
import type { Alert } from '@/lib/api/shapes';
import { ListFoot } from '@/lib/ui/ListFoot';
import { AlertBulkBar } from './AlertBulkBar';
import classes from './AlertCenter.module.css';
import { AlertKeysHelp } from './AlertKeysHelp';
import { AlertRow } from './AlertRow';
import type { AlertActions } from './alertActions';
import { useListKeys } from './listKeys';

interface AlertCenterProps {
  /** The most pressing first. */
  alerts: readonly Alert[];
  /** The signed-in person. */
  me: string;
  mayChange: boolean;
  /** Something newer is on its way. */
  isUpdating: boolean;
  actions: AlertActions;
  onOpen: (id: string) => void;
  /** Reads the next page; null on the last one. */
  onMore: (() => void) | null;
  isReadingMore: boolean;
}

/** Alerts to work through, by pointer or by keyboard: look at them, acknowledge one or many, put them off, hand them over. */
export function AlertCenter(props: AlertCenterProps) {
  const { alerts, me, mayChange, isUpdating, actions, onOpen, onMore, isReadingMore } = props;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const selected = alerts.filter(({ id }) => chosen.includes(id)).map(({ id }) => id);
  const open = alerts.filter(({ state }) => state === 'open').map(({ id }) => id);

  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  const acknowledge = (ids: readonly string[]) => {
    const waiting = ids.filter((id) => open.includes(id));
    if (waiting.length > 0) {
      actions.acknowledge(waiting);
      setChosen([]);
    }
  };
  const keys = useListKeys(
    alerts.map(({ id }) => id),
    mayChange
      ? {
          a: (id) => acknowledge(selected.length > 0 ? selected : listOf(id)),
          x: (id) => id !== null && open.includes(id) && toggle(id),
          escape: () => setChosen([]),
        }
      : {},
  );

  return (
    <>
      {mayChange && open.length > 0 ? (
        <AlertBulkBar
          selected={selected}
          all={open}
          onSelect={setChosen}
          onAcknowledge={() => acknowledge(selected)}
          onHelp={keys.help.open}
        />
      ) : null}
      <ol
        ref={keys.list}
        className={classes.list}
        aria-label="Alerts"
        aria-busy={isUpdating}
        data-updating={isUpdating || undefined}
      >
        {alerts.map((alert) => (
          <AlertRow
            key={alert.id}
            alert={alert}
            me={me}
            mayChange={mayChange}
            isSelected={chosen.includes(alert.id)}
            onSelect={() => toggle(alert.id)}
            onOpen={() => onOpen(alert.id)}
            actions={actions}
          />
        ))}
      </ol>
      <ListFoot
        words={shownWords(alerts.length, onMore !== null)}
        moreWords="Show more"
        onMore={onMore}
        isReadingMore={isReadingMore}
      />
      {keys.help.isOpen ? <AlertKeysHelp areOn={keys.areOn} onSwitch={keys.setOn} onClose={keys.help.close} /> : null}
    </>
  );
}

function listOf(id: string | null): string[] {
  return id === null ? [] : [id];
}

function shownWords(count: number, hasMore: boolean): string {
  return hasMore ? `The ${count} most pressing are shown.` : `${count} ${count === 1 ? 'alert' : 'alerts'}`;
}
