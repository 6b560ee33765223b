import type { Route } from 'next';
import Link from 'next/link';
import { useMe } from '@/lib/queries/sessionQueries';
import classes from './ImportKinds.module.css';

interface ImportKindsProps {
  current: 'eligibility' | 'patients';
}

/** The two kinds of files that come in; tables of patients only for whom the role lets enter patients. */
export function ImportKinds({ current }: ImportKindsProps) {
  const permissions = useMe().data?.permissions ?? [];
  if (!(permissions.includes('patient.write') && permissions.includes('import.run'))) {
    return null;
  }
  return (
    <nav className={classes.kinds} aria-label="Kinds of import">
      <Link href="/import" className={classes.kind} aria-current={current === 'eligibility' ? 'page' : undefined}>
        Eligibility files
      </Link>
      <Link
        href={'/import/patients' as Route}
        className={classes.kind}
        aria-current={current === 'patients' ? 'page' : undefined}
      >
        Patient list (CSV, Excel)
      </Link>
    </nav>
  );
}
