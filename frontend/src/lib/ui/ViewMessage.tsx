import type { ReactNode } from 'react';
import type { Tone } from '@/lib/words/patientWords';
import classes from './ViewMessage.module.css';

interface ViewMessageProps {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  tone?: Tone;
  /** Buttons and links: what can be done about it. */
  actions?: ReactNode;
  /** Announced at once, for what came unexpectedly. */
  isAlert?: boolean;
  /** It is the whole page, and its title the page's. */
  isPage?: boolean;
}

/** What stands where there is nothing to show: why, and what to do. */
export function ViewMessage({
  icon,
  title,
  children,
  tone = 'teal',
  actions,
  isAlert = false,
  isPage = false,
}: ViewMessageProps) {
  const Title = isPage ? 'h1' : 'h2';
  return (
    <div className={classes.message} data-page={isPage || undefined} role={isAlert ? 'alert' : undefined}>
      <span className={classes.icon} data-tone={tone} aria-hidden>
        {icon}
      </span>
      <Title className={classes.title}>{title}</Title>
      {children === undefined ? null : <div className={classes.text}>{children}</div>}
      {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
    </div>
  );
}
