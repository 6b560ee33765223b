import { Button, Group, Menu, Select, Stack, Textarea } from '@mantine/core';
import { IconAlarm, IconCheck, IconChevronDown } from '@tabler/icons-react';
import type { Alert, Colleague } from '@/lib/api/shapes';
import { laterChoices, showUntil } from '@/lib/practice/later';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import classes from './AlertMenu.module.css';

const LONGEST_NOTE = 1000;
const EVERYBODY = '';

interface AlertControlsProps {
  alert: Alert;
  me: string;
  colleagues: readonly Colleague[];
  /** What the person has written so far; stands in the history with the next step. */
  note: string;
  onNote: (note: string) => void;
  isBusy: boolean;
  onAcknowledge: () => void;
  onClose: () => void;
  onAssign: (userId: string | null) => void;
  onSnooze: (until: Date | null) => void;
}

/** Everything that can be done with one alert, each with the same note or without. */
export function AlertControls(props: AlertControlsProps) {
  const { alert, me, colleagues, note, onNote, isBusy, onAcknowledge, onClose, onAssign } = props;
  const isOpen = alert.state === 'open';
  return (
    <Stack gap="md">
      <Select
        label="Assigned to"
        data={[
          { value: EVERYBODY, label: 'Everybody' },
          ...colleagues.map(({ user_id, name }) => ({
            value: user_id,
            label: user_id === me ? `${name} (you)` : name,
          })),
        ]}
        value={alert.assigned_to ?? EVERYBODY}
        onChange={(value) => onAssign(value || null)}
        searchable
        allowDeselect={false}
        disabled={isBusy}
        comboboxProps={{ withinPortal: false }}
      />
      <Textarea
        label="Note"
        description="Optional. Kept in the history with what you do next."
        value={note}
        onChange={(event) => onNote(event.currentTarget.value)}
        maxLength={LONGEST_NOTE}
        autosize
        minRows={2}
        maxRows={8}
      />
      <Group gap="sm">
        {isOpen ? (
          <Button leftSection={<IconCheck size={17} />} onClick={onAcknowledge} loading={isBusy}>
            Acknowledge
          </Button>
        ) : null}
        {isOpen ? <SnoozeMenu {...props} /> : null}
        <Button variant="default" onClick={onClose} disabled={isBusy}>
          Close alert
        </Button>
      </Group>
    </Stack>
  );
}

function SnoozeMenu({ alert, isBusy, onSnooze }: AlertControlsProps) {
  const { now, zone } = usePracticeTime();
  const isSnoozed = alert.snoozed_until !== null && Date.parse(alert.snoozed_until) > now.getTime();
  return (
    <Menu
      position="bottom-start"
      shadow="md"
      radius="md"
      width={280}
      withinPortal={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <Button
          variant="default"
          disabled={isBusy}
          leftSection={<IconAlarm size={17} stroke={1.7} />}
          rightSection={<IconChevronDown size={14} />}
        >
          Snooze
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {isSnoozed ? <Menu.Item onClick={() => onSnooze(null)}>Show it again now</Menu.Item> : null}
        {laterChoices(now, zone).map(({ label, until }) => (
          <Menu.Item
            key={label}
            rightSection={<span className={classes.until}>{showUntil(until.toISOString(), now, zone)}</span>}
            onClick={() => onSnooze(until)}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
