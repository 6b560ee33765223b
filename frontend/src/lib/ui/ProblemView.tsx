import { Button } from '@mantine/core';
import { IconAlertTriangle, IconClockPause, IconLock, IconSearchOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ApiProblem } from '@/lib/api/problem';
import { ViewMessage } from './ViewMessage';

const SECONDS = 1000;

interface ProblemViewProps {
  problem: ApiProblem;
  onRetry: () => void;
  /** Where to go instead, where the problem is a whole page's. */
  wayOut?: ReactNode;
}

/** What stands in a view's place when its content could not be had. */
export function ProblemView({ problem, onRetry, wayOut }: ProblemViewProps) {
  const isPage = wayOut !== undefined;
  const again = (
    <Button variant="default" onClick={onRetry}>
      Try again
    </Button>
  );
  if (problem.status === 403) {
    return <NoPermission wayOut={wayOut} />;
  }
  if (problem.status === 404) {
    return (
      <ViewMessage
        icon={<IconSearchOff size={26} />}
        title={problem.message}
        tone="gray"
        actions={wayOut}
        isPage={isPage}
      >
        It may have been removed, or the address may be mistyped.
      </ViewMessage>
    );
  }
  if (problem.status === 429) {
    return (
      <ViewMessage
        icon={<IconClockPause size={26} />}
        title="Too many requests"
        tone="amber"
        actions={again}
        isAlert
        isPage={isPage}
      >
        {problem.retryAfter === null
          ? 'Please wait a moment.'
          : `Please try again in ${Math.ceil(problem.retryAfter / SECONDS)} seconds.`}
      </ViewMessage>
    );
  }
  return (
    <ViewMessage
      icon={<IconAlertTriangle size={26} />}
      title="This could not be loaded"
      tone="red"
      actions={again}
      isAlert
      isPage={isPage}
    >
      {problem.message}
      {problem.requestId === null ? null : <> Reference: {problem.requestId}</>}
    </ViewMessage>
  );
}

/** What a person sees where the role opens nothing. */
export function NoPermission({ wayOut }: { wayOut?: ReactNode }) {
  return (
    <ViewMessage
      icon={<IconLock size={26} />}
      title="Your role does not open this"
      tone="amber"
      actions={wayOut}
      isPage={wayOut !== undefined}
    >
      Ask an administrator of the practice if you need it for your work.
    </ViewMessage>
  );
}
