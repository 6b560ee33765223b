import { Anchor } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import type { Route } from 'next';
import Link from 'next/link';
import type { PatientListItem } from '@/lib/api/shapes';
import { PersonAvatar } from '@/lib/ui/PersonAvatar';
import { Since } from '@/lib/ui/Since';
import { StatusTag } from '@/lib/ui/StatusTag';
import { Surface } from '@/lib/ui/Surface';
import { Tag } from '@/lib/ui/Tag';
import { useLit } from '@/lib/ui/useLit';
import { ViewMessage } from '@/lib/ui/ViewMessage';
import { fullName, initialsOf } from '@/lib/words/patientWords';
import classes from './RecentChanges.module.css';

/** Who was changed last, newest first; follows the practice by itself. */
export function RecentChanges({ patients }: { patients: readonly PatientListItem[] }) {
  return (
    <Surface
      title="Recent changes"
      subtitle="Patients who were changed last, by anybody"
      isPadded={false}
      aside={
        <Anchor
          component={Link}
          href="/patients?order=updated&descending=true"
          size="sm"
          c="var(--pf-link)"
          fw={550}
          flex="none"
        >
          See all
        </Anchor>
      }
    >
      {patients.length === 0 ? (
        <ViewMessage icon={<IconUsers size={26} />} title="No patients yet">
          Add the first one, or import eligibility files.
        </ViewMessage>
      ) : (
        <ol className={classes.list}>
          {patients.map((patient) => (
            <RecentChange key={patient.id} patient={patient} />
          ))}
        </ol>
      )}
    </Surface>
  );
}

function RecentChange({ patient }: { patient: PatientListItem }) {
  const lit = useLit(patient.version);
  const insurance = [patient.payer_name, patient.plan_name].filter(Boolean).join(' · ');
  return (
    <li data-lit={lit}>
      <Link href={`/patients/${patient.id}` as Route} className={classes.change}>
        <PersonAvatar initials={initialsOf(patient)} />
        <span className={classes.who}>
          <span className={classes.name}>{fullName(patient)}</span>
          <span className={classes.insurance}>{insurance || 'No insurance on record'}</span>
        </span>
        <span className={classes.tags}>
          {patient.pending_review ? <Tag tone="amber">Review</Tag> : null}
          <StatusTag status={patient.status} />
        </span>
        <span className={classes.when}>
          <Since moment={patient.updated_at} />
        </span>
      </Link>
    </li>
  );
}
