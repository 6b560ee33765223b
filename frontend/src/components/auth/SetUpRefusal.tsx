import { Alert, Anchor } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import Link from 'next/link';
import type { ApiProblem } from '@/lib/api/problem';
import classes from './LoginForm.module.css';
import { setUpRefusalWords } from './refusalWords';

interface SetUpRefusalProps {
  problem: ApiProblem;
  /** What was found wrong and has no field of its own. */
  elsewhere: readonly string[];
}

/** Why nothing was set up, beside the button that was pressed. */
export function SetUpRefusal({ problem, elsewhere }: SetUpRefusalProps) {
  return (
    <Alert color="red" icon={<IconAlertCircle size={20} />} role="alert" className={classes.alert}>
      {setUpRefusalWords(problem)}
      {elsewhere.map((message) => (
        <div key={message}>{message}</div>
      ))}
      {problem.code === 'already_set_up' ? (
        <div>
          <Anchor component={Link} href="/sign-in" inherit c="inherit" underline="always">
            To the sign-in page
          </Anchor>
        </div>
      ) : null}
    </Alert>
  );
}
