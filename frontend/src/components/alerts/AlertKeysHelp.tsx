import { Kbd, Switch } from '@mantine/core';
import { Dialog } from '@/lib/ui/Dialog';
import classes from './AlertKeysHelp.module.css';

const KEYS: readonly (readonly [string[], string])[] = [
  [['j', 'k'], 'Next and previous alert'],
  [['Enter'], 'Open the alert'],
  [['a'], 'Acknowledge it, or what is selected'],
  [['x'], 'Select it'],
  [['s'], 'Snooze it, hand it over or close it'],
  [['Esc'], 'Select nothing'],
  [['?'], 'This list'],
];

interface AlertKeysHelpProps {
  areOn: boolean;
  onSwitch: (isOn: boolean) => void;
  onClose: () => void;
}

/** Which keys do what; they can be switched off. */
export function AlertKeysHelp({ areOn, onSwitch, onClose }: AlertKeysHelpProps) {
  return (
    <Dialog title="Keyboard" size="sm" onClose={onClose}>
      <dl className={classes.keys}>
        {KEYS.map(([keys, meaning]) => (
          <div key={meaning} style={{ display: 'contents' }}>
            <dt>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <Switch
        label="Listen to single keys"
        description="Until the page is loaded anew."
        checked={areOn}
        onChange={(event) => onSwitch(event.currentTarget.checked)}
      />
    </Dialog>
  );
}
