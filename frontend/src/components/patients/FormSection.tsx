import type { ReactNode } from 'react';
import { Surface } from '@/lib/ui/Surface';
import classes from './FormSection.module.css';

interface FormSectionProps {
  title: string;
  subtitle?: string;
  children: ReactNode;
}

/** Fields that belong together, two or more to a line where there is room. */
export function FormSection({ title, subtitle, children }: FormSectionProps) {
  return (
    <Surface title={title} subtitle={subtitle}>
      <div className={classes.fields}>{children}</div>
    </Surface>
  );
}

/** A field over the whole width. */
export function WholeLine({ children }: { children: ReactNode }) {
  return <div className={classes.whole}>{children}</div>;
}
