import classes from './PulseLine.module.css';

/** A heartbeat across the panel; decoration. */
export function PulseLine() {
  return (
    <svg className={classes.line} viewBox="0 0 600 160" preserveAspectRatio="xMidYMid slice" fill="none" aria-hidden>
      <path d="M0 96h150l14-18 16 18h34l12 14 26-86 34 122 20-64 12 14h62l16-22 18 22h186" />
    </svg>
  );
}
