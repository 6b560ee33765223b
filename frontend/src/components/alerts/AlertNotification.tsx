import { Button, CloseButton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Since } from '@/lib/ui/Since';
import classes from './AlertNotification.module.css';

interface Told {
  id: string;
  isAboutPatient: boolean;
  isEscalated: boolean;
  at: string;
}

interface AlertNotificationProps {
  /** Urgent alerts that came while somebody was looking, newest first. */
  alerts: readonly Told[];
  mayAcknowledge: boolean;
  isBusy: boolean;
  onAcknowledge: (ids: string[]) => void;
  onOpen: (ids: string[]) => void;
  onDismiss: (ids: string[]) => void;
}

/**
 * Tells of urgent alerts as they come, gathered in one place. It is read out politely, takes no focus, and names
 * nobody: it appears over whatever is on the screen, whoever may be looking on.
 */
export function AlertNotification(props: AlertNotificationProps) {
  const { alerts, mayAcknowledge, isBusy, onAcknowledge, onOpen, onDismiss } = props;
  const ids = alerts.map(({ id }) => id);
  const newest = alerts[0];
  return (
    <div className={classes.place}>
      <div role="status" aria-live="polite" className={classes.said}>
        {newest === undefined ? '' : `${titleOf(alerts)}: ${textOf(alerts)}.`}
      </div>
      {newest === undefined ? null : (
        <section className={classes.toast} data-tone="red" aria-label={titleOf(alerts)}>
          <span className={classes.icon} aria-hidden>
            <IconAlertTriangle size={20} stroke={1.8} />
          </span>
          <div className={classes.words}>
            <strong>{titleOf(alerts)}</strong>
            <p>
              {textOf(alerts)} · <Since moment={newest.at} />
            </p>
          </div>
          <CloseButton aria-label="Put away" onClick={() => onDismiss(ids)} />
          <div className={classes.actions}>
            <Button size="xs" onClick={() => onOpen(ids)}>
              {alerts.length === 1 ? 'Open' : 'Open the alerts'}
            </Button>
            {mayAcknowledge ? (
              <Button size="xs" variant="default" loading={isBusy} onClick={() => onAcknowledge(ids)}>
                {alerts.length === 1 ? 'Acknowledge' : `Acknowledge ${alerts.length}`}
              </Button>
            ) : null}
          </div>
        </section>
      )}
    </div>
  );
}

function titleOf(alerts: readonly Told[]): string {
  return alerts.length === 1 ? 'Urgent alert' : `${alerts.length} urgent alerts`;
}

function textOf(alerts: readonly Told[]): string {
  const escalated = alerts.filter(({ isEscalated }) => isEscalated).length;
  if (escalated === 0) {
    return attentionOf(alerts);
  }
  return `${attentionOf(alerts)}, and nobody has acknowledged ${alerts.length === 1 ? 'it' : `${escalated} of them`}`;
}

function attentionOf(alerts: readonly Told[]): string {
  const patients = alerts.filter(({ isAboutPatient }) => isAboutPatient).length;
  if (patients === 0) {
    return 'The practice needs attention';
  }
  return patients === 1 ? 'A patient needs attention' : `${patients} patients need attention`;
}
