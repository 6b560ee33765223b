import { Progress } from '@mantine/core';
import { IconPlugConnectedX, IconRocket } from '@tabler/icons-react';
import { asProblem } from '@/lib/api/problem';
import classes from './WaitingNote.module.css';

const HUNDRED = 100;

/** Says why nothing has come yet, while the question is asked again and again. */
export function WaitingNote({ error }: { error: unknown }) {
  const problem = asProblem(error);
  const isStarting = problem.code === 'starting';
  const percent = Math.round((problem.progress ?? 0) * HUNDRED);
  return (
    <div className={classes.note} role="status">
      {isStarting ? <IconRocket size={20} aria-hidden /> : <IconPlugConnectedX size={20} aria-hidden />}
      <div className={classes.words}>
        <strong>{isStarting ? `PFINNI is starting: ${percent} %` : 'PFINNI does not answer at the moment'}</strong>
        <span>{isStarting ? 'Everything appears here by itself.' : 'Trying again by itself; nothing is lost.'}</span>
        {isStarting ? <Progress value={percent} size="sm" mt={8} aria-label="Progress of the start" /> : null}
      </div>
    </div>
  );
}
