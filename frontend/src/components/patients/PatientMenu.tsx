import { ActionIcon, Menu } from '@mantine/core';
import {
  IconArchive,
  IconArchiveOff,
  IconBellPlus,
  IconDots,
  IconHeartOff,
  IconLock,
  IconLockOpen,
  IconPhonePlus,
  IconPrinter,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Patient } from '@/lib/api/shapes';

/** What can be done; null where the person may not, or where it makes no sense. */
export interface PatientActions {
  raiseAlert: (() => void) | null;
  noteContact: (() => void) | null;
  print: () => void;
  restrict: (() => void) | null;
  deceased: (() => void) | null;
  archive: (() => void) | null;
}

/** Everything that can be done with the patient beside editing and moving. */
export function PatientMenu({ patient, actions }: { patient: Patient; actions: PatientActions }) {
  const isArchived = patient.archived_at !== null;
  return (
    <Menu
      position="bottom-end"
      width={250}
      shadow="md"
      radius="md"
      withinPortal={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <ActionIcon variant="default" size={38} radius="md" aria-label="More actions">
          <IconDots size={19} stroke={1.8} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Item icon={<IconPhonePlus size={17} stroke={1.7} />} act={actions.noteContact}>
          Note a contact
        </Item>
        <Item icon={<IconBellPlus size={17} stroke={1.7} />} act={actions.raiseAlert}>
          Raise an alert
        </Item>
        <Item icon={<IconPrinter size={17} stroke={1.7} />} act={actions.print}>
          Print the sheet
        </Item>
        {(actions.restrict ?? actions.deceased ?? actions.archive) ? <Menu.Divider /> : null}
        <Item
          icon={patient.is_restricted ? <IconLockOpen size={17} stroke={1.7} /> : <IconLock size={17} stroke={1.7} />}
          act={actions.restrict}
        >
          {patient.is_restricted ? 'Lift restriction' : 'Restrict'}
        </Item>
        <Item icon={<IconHeartOff size={17} stroke={1.7} />} act={actions.deceased}>
          {patient.deceased ? 'Take the notice of death back' : 'Note the patient’s death'}
        </Item>
        <Item
          icon={isArchived ? <IconArchiveOff size={17} stroke={1.7} /> : <IconArchive size={17} stroke={1.7} />}
          act={actions.archive}
        >
          {isArchived ? 'Restore' : 'Archive'}
        </Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Item({ icon, act, children }: { icon: ReactNode; act: (() => void) | null; children: ReactNode }) {
  return act === null ? null : (
    <Menu.Item leftSection={icon} onClick={act}>
      {children}
    </Menu.Item>
  );
}
