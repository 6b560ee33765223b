import { Alert } from '@mantine/core';
import type { ApiProblem } from '@/lib/api/problem';

interface RefusalProps {
  problem: ApiProblem | null;
  /** In place of the API's words. */
  words?: string | undefined;
  /** What was found wrong and has no field of its own. */
  elsewhere?: readonly string[];
}

/** Why something that was asked for was not done, beside the button that was pressed. */
export function Refusal({ problem, words, elsewhere = [] }: RefusalProps) {
  return problem === null ? null : (
    <Alert color="red" role="alert">
      {words ?? problem.message}
      {elsewhere.map((message) => (
        <div key={message}>{message}</div>
      ))}
    </Alert>
  );
}
