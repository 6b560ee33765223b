import classes from './Said.module.css';

/** What a person wrote, as they wrote it. */
export function Said({ children }: { children: string }) {
  return <blockquote className={classes.said}>{children}</blockquote>;
}
