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

/** The way in for somebody without an account, under the form of those who have one. */
export function WayToAsk() {
  return (
    <p className={classes.way}>
      No account yet?{' '}
      <Link href="/register" className={classes.link}>
        Ask for an account
      </Link>
    </p>
  );
}
