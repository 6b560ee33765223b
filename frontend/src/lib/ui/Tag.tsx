import type { ReactNode } from 'react';
import type { Tone } from '@/lib/words/patientWords';
import classes from './Tag.module.css';

interface TagProps {
  tone: Tone;
  children: ReactNode;
  /** A dot in the full colour in front of the words. */
  withDot?: boolean;
}

/** A few words in a colour that carries meaning; the words alone say the same. */
export function Tag({ tone, children, withDot = false }: TagProps) {
  return (
    <span className={classes.tag} data-tone={tone}>
      {withDot ? <span className={classes.dot} aria-hidden /> : null}
      {children}
    </span>
  );
}
