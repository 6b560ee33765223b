import { Button, Checkbox } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { Route } from 'next';
import Link from 'next/link';
import type { Alert } from '@/lib/api/shapes';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { Since } from '@/lib/ui/Since';
import { useLit } from '@/lib/ui/useLit';
import wholeRow from '@/lib/ui/WholeRow.module.css';
import { detailOf, KIND_WORDS } from '@/lib/words/alertWords';
import { AlertMenu } from './AlertMenu';
import classes from './AlertRow.module.css';
import { AlertSign } from './AlertSign';
import { AlertTags } from './AlertTags';
import type { AlertActions } from './alertActions';
import { ROW_TARGET } from './listKeys';

/** On small screens the sign alone is seen; the words stay for readers. */
const BUTTON = { root: classes.button, label: classes.buttonLabel, section: classes.buttonSection };

interface AlertRowProps {
  alert: Alert;
  me: string;
  mayChange: boolean;
  isSelected: boolean;
  onSelect: () => void;
  onOpen: () => void;
  actions: AlertActions;
}

/** One alert: what, about whom, since when, and what can be done at once; the whole row opens it. */
export function AlertRow({ alert, me, mayChange, isSelected, onSelect, onOpen, actions }: AlertRowProps) {
  const { today } = usePracticeTime();
  const lit = useLit(alert.version);
  const isOpen = alert.state === 'open';
  const name = `${KIND_WORDS[alert.kind].label}${alert.patient_name ? `: ${alert.patient_name}` : ''}`;
  const isSelectable = mayChange && isOpen;
  return (
    <li
      className={classes.row}
      data-alert={alert.id}
      data-lit={lit}
      data-selected={isSelected || undefined}
      data-plain={!isSelectable || undefined}
    >
      {isSelectable ? (
        <span className={`${classes.control} ${classes.select}`}>
          <Checkbox size="xs" aria-label={`Select ${name}`} checked={isSelected} onChange={onSelect} />
        </span>
      ) : null}
      <AlertSign alert={alert} />
      <div className={classes.words}>
        <button
          type="button"
          className={`${classes.title} ${wholeRow.target}`}
          onClick={onOpen}
          {...{ [ROW_TARGET]: '' }}
        >
          {KIND_WORDS[alert.kind].label}
        </button>{' '}
        <span className={classes.detail}>{detailOf(alert, today)}</span>
        <p className={classes.who}>
          <About alert={alert} me={me} />
        </p>
      </div>
      <div className={classes.tags}>
        <AlertTags alert={alert} />
      </div>
      <span className={classes.when}>
        <Since moment={alert.created_at} />
      </span>
      {mayChange && alert.state !== 'closed' ? (
        <span className={`${classes.control} ${classes.actions}`}>
          {isOpen ? (
            <Button
              variant="default"
              size="xs"
              classNames={BUTTON}
              leftSection={<IconCheck size={15} stroke={2} />}
              onClick={() => actions.acknowledge([alert.id])}
              aria-label={`Acknowledge ${name}`}
            >
              Acknowledge
            </Button>
          ) : null}
          <AlertMenu alert={alert} me={me} name={name} actions={actions} onOpen={onOpen} />
        </span>
      ) : null}
    </li>
  );
}

function About({ alert, me }: { alert: Alert; me: string }) {
  const { patient_id, patient_name, assigned_to, assigned_name, acknowledged_name, state } = alert;
  const by = assigned_to === me ? 'you' : (assigned_name ?? 'a colleague');
  const facts = [
    patient_id === null ? 'About the practice' : null,
    assigned_to === null ? null : `for ${by}`,
    state === 'acknowledged' ? `acknowledged by ${acknowledged_name ?? 'a colleague'}` : null,
  ].filter(Boolean);
  return (
    <>
      {patient_id === null ? null : (
        <Link href={`/patients/${patient_id}` as Route} className={classes.patient}>
          {patient_name ?? 'A patient'}
        </Link>
      )}
      {patient_id !== null && facts.length > 0 ? ' · ' : ''}
      {facts.join(' · ')}
    </>
  );
}
