import { Alert } from '@mantine/core';
import type { StatusMove } from '@/lib/api/shapes';
import classes from './MissingParts.module.css';

/** What has to be known before a patient comes into a status; nothing where nothing is missing. */
export function MissingParts({ parts }: { parts: StatusMove['missing'] }) {
  return parts.length === 0 ? null : (
    <Alert color="yellow" title="Still missing" role="status" classNames={{ title: classes.title }}>
      <ul className={classes.parts}>
        {parts.map(({ place, rule, message }) => (
          <li key={`${place} ${rule}`}>{message}</li>
        ))}
      </ul>
    </Alert>
  );
}
