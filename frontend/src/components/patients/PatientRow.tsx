import { ActionIcon, Checkbox, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { ListColumn, PatientListItem } from '@/lib/api/shapes';
import { ageOn, showDay } from '@/lib/practice/days';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { PersonAvatar } from '@/lib/ui/PersonAvatar';
import { Since } from '@/lib/ui/Since';
import { StatusTag } from '@/lib/ui/StatusTag';
import { Tag } from '@/lib/ui/Tag';
import { useLit } from '@/lib/ui/useLit';
import wholeRow from '@/lib/ui/WholeRow.module.css';
import { standingOf } from '@/lib/words/insuranceWords';
import { initialsOf, showPhone } from '@/lib/words/patientWords';
import type { Selection } from './listSelection';
import classes from './PatientRow.module.css';

/** What can be done with a row; null where the person may not. */
export interface RowActions {
  changeStatus: ((patient: PatientListItem) => void) | null;
  edit: ((patient: PatientListItem) => void) | null;
  raiseAlert: ((patient: PatientListItem) => void) | null;
}

interface PatientRowProps {
  patient: PatientListItem;
  columns: readonly ListColumn[];
  selection: Selection | undefined;
  actions: RowActions | undefined;
  onOpen: () => void;
}

/** One patient; the whole row leads there. Lights up when somebody changes the patient. */
export function PatientRow({ patient, columns, selection, actions, onOpen }: PatientRowProps) {
  const { today } = usePracticeTime();
  const lit = useLit(patient.version);
  const isChosen = selection?.chosen.has(patient.id) ?? false;
  return (
    <tr className={classes.row} data-lit={lit} data-chosen={isChosen || undefined} data-patient={patient.id} role="row">
      {selection === undefined ? null : <ChooseCell patient={patient} isChosen={isChosen} selection={selection} />}
      <td className={classes.who} role="cell">
        <span className={classes.person}>
          <PersonAvatar initials={initialsOf(patient)} size={32} />
          <span className={classes.names}>
            <Link
              href={`/patients/${patient.id}` as Route}
              className={`${classes.name} ${wholeRow.target}`}
              onClick={onOpen}
            >
              {patient.family_name}, {patient.given_name}
            </Link>
            <span className={classes.second}>{secondLine(patient)}</span>
          </span>
        </span>
      </td>
      {columns.map((column) => {
        const Cell = CELLS[column];
        return (
          <td key={column} className={classes[column]} role="cell">
            <Cell patient={patient} today={today} />
          </td>
        );
      })}
      {actions === undefined ? null : (
        <td className={classes.actions} role="cell">
          <RowMenu patient={patient} actions={actions} />
        </td>
      )}
    </tr>
  );
}

interface CellProps {
  patient: PatientListItem;
  today: string;
}

const NOTHING = <span className={classes.quiet}>–</span>;

const CELLS: Record<ListColumn, (props: CellProps) => ReactNode> = {
  birth_date: ({ patient, today }) => (
    <>
      {showDay(patient.birth_date)} <span className={classes.quiet}>({ageOn(patient.birth_date, today)})</span>
    </>
  ),
  status: ({ patient }) => (
    <span className={classes.standing}>
      <StatusTag status={patient.status} />
      {patient.pending_review ? <Tag tone="amber">Review</Tag> : null}
    </span>
  ),
  mrn: ({ patient }) => patient.mrn ?? NOTHING,
  payer: ({ patient }) => (
    <>
      <span className={classes.payerName}>{patient.payer_name ?? 'None on record'}</span>
      <span className={classes.second}>{patient.plan_name}</span>
    </>
  ),
  coverage_end: CoverageCell,
  provider: ({ patient }) => patient.provider_name ?? NOTHING,
  state: ({ patient }) => patient.state ?? NOTHING,
  tags: ({ patient }) => (patient.tags.length === 0 ? NOTHING : <PatientTags tags={patient.tags} />),
  last_contact: ({ patient }) => (patient.contacted_at === null ? NOTHING : <Since moment={patient.contacted_at} />),
  created: ({ patient }) => <Since moment={patient.created_at} />,
  updated: ({ patient }) => <Since moment={patient.updated_at} />,
};

const MOST_TAGS_SHOWN = 2;

/** The first tags; the others are counted, and named to whoever asks. */
function PatientTags({ tags }: { tags: readonly string[] }) {
  const rest = tags.slice(MOST_TAGS_SHOWN);
  return (
    <span className={classes.bundle}>
      {tags.slice(0, MOST_TAGS_SHOWN).map((tag) => (
        <Tag key={tag} tone="gray">
          {tag}
        </Tag>
      ))}
      {rest.length === 0 ? null : (
        <span className={classes.quiet} title={rest.join(', ')}>
          +{rest.length}
        </span>
      )}
    </span>
  );
}

interface ChooseCellProps {
  patient: PatientListItem;
  isChosen: boolean;
  selection: Selection;
}

function ChooseCell({ patient, isChosen, selection }: ChooseCellProps) {
  return (
    <td className={classes.choose} role="cell">
      <Checkbox
        size="xs"
        aria-label={`Select ${patient.given_name} ${patient.family_name}`}
        checked={isChosen}
        onChange={(event) =>
          (event.nativeEvent as MouseEvent).shiftKey ? selection.reach(patient.id) : selection.toggle(patient.id)
        }
      />
    </td>
  );
}

function RowMenu({ patient, actions }: { patient: PatientListItem; actions: RowActions }) {
  return (
    <Menu position="bottom-end" shadow="md" radius="md" width={190}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          c="var(--mantine-color-dimmed)"
          aria-label={`Actions for ${patient.given_name} ${patient.family_name}`}
        >
          <IconDots size={18} stroke={1.8} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <MenuItem label="Edit" act={actions.edit} patient={patient} />
        <MenuItem label="Change status" act={actions.changeStatus} patient={patient} />
        <MenuItem label="Raise an alert" act={actions.raiseAlert} patient={patient} />
      </Menu.Dropdown>
    </Menu>
  );
}

interface MenuItemProps {
  label: string;
  act: ((patient: PatientListItem) => void) | null;
  patient: PatientListItem;
}

function MenuItem({ label, act, patient }: MenuItemProps) {
  return act === null ? null : <Menu.Item onClick={() => act(patient)}>{label}</Menu.Item>;
}

function secondLine({ preferred_name, phone }: PatientListItem): string {
  return [preferred_name === null ? null : `“${preferred_name}”`, phone === null ? null : showPhone(phone)]
    .filter(Boolean)
    .join(' · ');
}

function CoverageCell({ patient, today }: CellProps) {
  if (patient.coverage_status === null) {
    return NOTHING;
  }
  const standing = standingOf(patient.coverage_status, { ends_on: patient.coverage_ends_on }, today);
  return (
    <>
      <Tag tone={standing.tone}>{standing.label}</Tag>
      {patient.coverage_ends_on === null ? null : (
        <span className={classes.until}>{showDay(patient.coverage_ends_on)}</span>
      )}
    </>
  );
}
