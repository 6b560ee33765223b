import { IconEyeOff } from '@tabler/icons-react';
import type { FieldChange, PatientVersion } from '@/lib/api/shapes';
import { Step, Steps } from '@/lib/ui/Steps';
import { Surface } from '@/lib/ui/Surface';
import classes from './PatientVersions.module.css';

interface PatientVersionsProps {
  /** The newest first. */
  versions: readonly PatientVersion[];
  nameOf: (actor: string) => string;
}

/** Every version of the record as what it changed: field, before and after. */
export function PatientVersions({ versions, nameOf }: PatientVersionsProps) {
  return (
    <Surface title="Versions" subtitle="Every change of the record, the newest first.">
      <Steps>
        {versions.map((version) => (
          <Step
            key={version.version}
            tone={version.version === 1 ? 'teal' : 'blue'}
            by={version.by_name ?? nameOf(version.by)}
            at={version.at}
          >
            <h3 className={classes.title}>Version {version.version}</h3>
            <Changes version={version} />
          </Step>
        ))}
      </Steps>
    </Surface>
  );
}

function Changes({ version }: { version: PatientVersion }) {
  if (version.changes.length === 0) {
    return (
      <p className={classes.plain}>{version.version === 1 ? 'The record was added.' : 'Nothing that is shown.'}</p>
    );
  }
  return (
    <dl className={classes.changes}>
      {version.changes.map((change) => (
        <div key={change.field} className={classes.change}>
          <dt className={classes.label}>{change.label}</dt>
          <dd className={classes.values}>
            <Values change={change} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Values({ change: { before, after, is_masked } }: { change: FieldChange }) {
  if (is_masked) {
    return (
      <span className={classes.masked}>
        <IconEyeOff size={15} stroke={1.8} aria-hidden />
        Changed; not shown to your role
      </span>
    );
  }
  return (
    <>
      {before === null ? <Nothing /> : <del className={classes.before}>{before}</del>}
      <span className={classes.arrow} aria-hidden>
        →
      </span>
      {after === null ? <Nothing /> : <ins className={classes.after}>{after}</ins>}
    </>
  );
}

function Nothing() {
  return <span className={classes.nothing}>nothing</span>;
}
