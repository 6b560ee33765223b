import Link from 'next/link';
import classes from './WayToSignIn.module.css';

/** The way back to the door, under a form or a message before it. */
export function WayToSignIn() {
  return (
    <p className={classes.way}>
      <Link href="/sign-in" className={classes.link}>
        To the sign-in page
      </Link>
    </p>
  );
}
