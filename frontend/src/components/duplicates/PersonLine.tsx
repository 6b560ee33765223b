import type { Route } from 'next';
import Link from 'next/link';
import type { PersonShown } from '@/lib/api/shapes';
import { showDay } from '@/lib/practice/days';
import { Tag } from '@/lib/ui/Tag';
import { fullName, SEX_WORDS, showPhone } from '@/lib/words/patientWords';
import classes from './PersonLine.module.css';

interface PersonLineProps {
  person: PersonShown;
  /** Opens the record beside the page, so that nothing that was typed is lost. */
  isBeside?: boolean;
}

/** One of two people, as far as it takes to tell them apart. */
export function PersonLine({ person, isBeside = false }: PersonLineProps) {
  const facts = [
    `Born ${showDay(person.birth_date)}`,
    person.sex === 'unknown' ? null : SEX_WORDS[person.sex],
    person.mrn === null ? null : `No. ${person.mrn}`,
    person.phone === null ? null : showPhone(person.phone),
    person.email,
    person.payer_name,
    person.provider_name,
  ];
  return (
    <div className={classes.person}>
      <p className={classes.name}>
        <Link href={`/patients/${person.id}` as Route} {...(isBeside ? { target: '_blank' } : {})}>
          {fullName(person)}
        </Link>
        {person.archived ? <Tag tone="gray">Archived</Tag> : null}
      </p>
      <p className={classes.facts}>{facts.filter(Boolean).join(' · ')}</p>
    </div>
  );
}
