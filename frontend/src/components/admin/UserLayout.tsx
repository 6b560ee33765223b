import type { ReactNode } from 'react';
import classes from './UserLayout.module.css';

/** The account and what was given to it on one side, what follows from that on the other. */
export function UserLayout({ account, rights }: { account: ReactNode; rights: ReactNode }) {
  return (
    <div className={classes.columns}>
      <div className={classes.side}>{account}</div>
      <div className={classes.side}>{rights}</div>
    </div>
  );
}
