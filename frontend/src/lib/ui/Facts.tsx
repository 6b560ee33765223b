import type { ReactNode } from 'react';
import classes from './Facts.module.css';

interface FactsProps {
  /** A name and what is known; what is not known is left out. */
  facts: readonly (readonly [string, ReactNode])[];
}

/** Names and values, one under the other. */
export function Facts({ facts }: FactsProps) {
  const known = facts.filter(([, value]) => value !== null && value !== undefined && value !== '');
  return (
    <dl className={classes.facts}>
      {known.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
