import type { ReactNode } from 'react';
import classes from './PageHead.module.css';

interface PageHeadProps {
  title: string;
  subtitle?: ReactNode;
  actions?: ReactNode;
}

/** The page's name, one line about it, and what can be done here. */
export function PageHead({ title, subtitle, actions }: PageHeadProps) {
  return (
    <div className={classes.head}>
      <div>
        <h1 className={classes.title}>{title}</h1>
        {subtitle === undefined ? null : <p className={classes.subtitle}>{subtitle}</p>}
      </div>
      {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
    </div>
  );
}
