import classes from './Logo.module.css';

/** The sign of PFINNI: a pulse on a leaf of teal. */
export function LogoMark({ size = 34 }: { size?: number }) {
  return (
    <svg className={classes.mark} width={size} height={size} viewBox="0 0 34 34" fill="none" aria-hidden>
      <rect width="34" height="34" rx="10" className={classes.ground} />
      <path
        d="M6.5 18h5l2.6-7.2 4.6 13.4 3.4-9.4 1.5 3.2h3.9"
        stroke="#fff"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
