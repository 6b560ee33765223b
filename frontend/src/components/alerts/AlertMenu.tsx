import { ActionIcon, Menu } from '@mantine/core';
import {
  IconAlarm,
  IconAlarmOff,
  IconCircleCheck,
  IconDots,
  IconUserOff,
  IconUserPlus,
  IconUsers,
} from '@tabler/icons-react';
import type { Alert } from '@/lib/api/shapes';
import { laterChoices, showUntil } from '@/lib/practice/later';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import classes from './AlertMenu.module.css';
import type { AlertActions } from './alertActions';
import { ROW_MENU } from './listKeys';

interface AlertMenuProps {
  alert: Alert;
  me: string;
  /** The alert as it is called to those who do not see it. */
  name: string;
  actions: AlertActions;
  /** Shows the whole alert, where a colleague is chosen and a note written. */
  onOpen: () => void;
}

/** What else can be done with an alert: put it off, hand it over, close it. */
export function AlertMenu({ alert, me, name, actions, onOpen }: AlertMenuProps) {
  return (
    // Inside the page's landmark, and fixed, so that the card's edge does not cut it.
    <Menu
      position="bottom-end"
      width={280}
      shadow="md"
      radius="md"
      withinPortal={false}
      floatingStrategy="fixed"
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={32}
          c="var(--mantine-color-text)"
          aria-label={`More for ${name}`}
          {...{ [ROW_MENU]: '' }}
        >
          <IconDots size={18} stroke={1.8} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {alert.state === 'open' ? <SnoozeItems alert={alert} actions={actions} /> : null}
        <Menu.Label>Hand over</Menu.Label>
        {alert.assigned_to === me ? (
          <Menu.Item
            leftSection={<IconUserOff size={17} stroke={1.7} />}
            onClick={() => actions.assign(alert.id, null)}
          >
            Give back to everybody
          </Menu.Item>
        ) : (
          <Menu.Item leftSection={<IconUserPlus size={17} stroke={1.7} />} onClick={() => actions.assign(alert.id, me)}>
            Assign to yourself
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconUsers size={17} stroke={1.7} />} onClick={onOpen}>
          Assign to a colleague…
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconCircleCheck size={17} stroke={1.7} />} onClick={() => actions.close(alert.id)}>
          Close: it is dealt with
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function SnoozeItems({ alert, actions }: Pick<AlertMenuProps, 'alert' | 'actions'>) {
  const { now, zone } = usePracticeTime();
  const isSnoozed = alert.snoozed_until !== null && Date.parse(alert.snoozed_until) > now.getTime();
  return (
    <>
      <Menu.Label>Snooze</Menu.Label>
      {isSnoozed ? (
        <Menu.Item leftSection={<IconAlarmOff size={17} stroke={1.7} />} onClick={() => actions.snooze(alert.id, null)}>
          Show it again now
        </Menu.Item>
      ) : null}
      {laterChoices(now, zone).map(({ label, until }) => (
        <Menu.Item
          key={label}
          leftSection={<IconAlarm size={17} stroke={1.7} />}
          rightSection={<span className={classes.until}>{showUntil(until.toISOString(), now, zone)}</span>}
          onClick={() => actions.snooze(alert.id, until)}
        >
          {label}
        </Menu.Item>
      ))}
    </>
  );
}
