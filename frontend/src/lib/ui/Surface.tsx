import type { ReactNode } from 'react';
import classes from './Surface.module.css';

interface SurfaceProps {
  children: ReactNode;
  title?: ReactNode;
  subtitle?: ReactNode;
  /** Stands at the end of the title's line. */
  aside?: ReactNode;
  /** Without it the content reaches the edges. */
  isPadded?: boolean;
  /** No higher than the room that is left for it, where it stands in a column; what it holds is a column too. */
  isFitting?: boolean;
}

/** A card on the page: a section of its own when it has a title. */
export function Surface({ children, title, subtitle, aside, isPadded = true, isFitting = false }: SurfaceProps) {
  return (
    <section className={classes.surface} data-fitting={isFitting || undefined}>
      {title === undefined ? null : (
        <header className={classes.header}>
          <div className={classes.titles}>
            <h2 className={classes.title}>{title}</h2>
            {subtitle === undefined ? null : <p className={classes.subtitle}>{subtitle}</p>}
          </div>
          {aside}
        </header>
      )}
      <div className={isPadded ? classes.padded : undefined}>{children}</div>
    </section>
  );
}
