import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { asProblem } from '@/lib/api/problem';
import { ProblemView } from './ProblemView';
import { WaitingNote } from './WaitingNote';

interface AnswerProps<Body> {
  query: Pick<UseQueryResult<Body>, 'data' | 'error' | 'failureReason'> & { refetch: () => unknown };
  /** Takes the place of the content, in its size, while it is on its way; a function says where a note goes. */
  skeleton: ReactNode | ((note: ReactNode) => ReactNode);
  children: (body: Body) => ReactNode;
  wayOut?: ReactNode;
}

const GONE = new Set([403, 404]);

/** One of four: content, its skeleton, why it is late, or why it will not come. */
export function Answer<Body>({ query, skeleton, children, wayOut }: AnswerProps<Body>) {
  const problem = query.error === null ? null : asProblem(query.error);
  if (query.data !== undefined && !(problem !== null && GONE.has(problem.status))) {
    return children(query.data);
  }
  if (problem !== null) {
    return <ProblemView problem={problem} onRetry={() => query.refetch()} wayOut={wayOut} />;
  }
  const note = query.failureReason === null ? null : <WaitingNote error={query.failureReason} />;
  if (typeof skeleton === 'function') {
    return skeleton(note);
  }
  return (
    <>
      {note}
      {skeleton}
    </>
  );
}
