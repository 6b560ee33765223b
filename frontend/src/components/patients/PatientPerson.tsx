import { IconEyeOff } from '@tabler/icons-react';
import type { Patient } from '@/lib/api/shapes';
import { showDay } from '@/lib/practice/days';
import { Facts } from '@/lib/ui/Facts';
import { Surface } from '@/lib/ui/Surface';
import { Tag } from '@/lib/ui/Tag';
import { languageName } from '@/lib/words/languages';
import { SEX_WORDS } from '@/lib/words/patientWords';
import classes from './PatientPerson.module.css';

/** Who the patient is, and who looks after them. */
export function PatientPerson({ patient, providerName }: { patient: Patient; providerName: string | null }) {
  return (
    <Surface title="Person">
      <Facts
        facts={[
          ['Goes by', patient.preferred_name],
          ['Former names', patient.former_names.join(', ')],
          ['Born', showDay(patient.birth_date)],
          ['Deceased', patient.deceased_on === null ? null : showDay(patient.deceased_on)],
          ['Sex', SEX_WORDS[patient.sex]],
          ['Gender identity', patient.gender_identity],
          ['Language', patient.language === null ? null : languageName(patient.language)],
          ['Record no.', patient.mrn ?? 'None yet'],
          ['Provider', providerName ?? 'Nobody assigned'],
          [
            'Privacy notice',
            patient.privacy_notice_on === null ? 'Not signed yet' : showDay(patient.privacy_notice_on),
          ],
        ]}
      />
      {patient.tags.length === 0 ? null : (
        <div className={classes.tags}>
          {patient.tags.map((tag) => (
            <Tag key={tag} tone="gray">
              {tag}
            </Tag>
          ))}
        </div>
      )}
      <Notes patient={patient} />
    </Surface>
  );
}

function Notes({ patient }: { patient: Patient }) {
  if (patient.masked_fields?.includes('notes')) {
    return (
      <p className={classes.masked}>
        <IconEyeOff size={16} stroke={1.8} aria-hidden />
        Notes: not shown to your role
      </p>
    );
  }
  return patient.notes === null ? null : <p className={classes.notes}>{patient.notes}</p>;
}
