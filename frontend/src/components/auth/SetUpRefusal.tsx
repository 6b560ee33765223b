import { Anchor } from '@mantine/core';
import Link from 'next/link';
import type { ApiProblem } from '@/lib/api/problem';
import { Refusal } from './Refusal';
import { setUpRefusalWords } from './refusalWords';

interface SetUpRefusalProps {
  problem: ApiProblem;
  /** What was found wrong and has no field of its own. */
  elsewhere: readonly string[];
}

/** Why nothing was set up, beside the button that was pressed. */
export function SetUpRefusal({ problem, elsewhere }: SetUpRefusalProps) {
  return (
    <Refusal>
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
    </Refusal>
  );
}
