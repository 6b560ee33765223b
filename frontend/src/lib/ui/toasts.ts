import { notifications } from '@mantine/notifications';
import type { ApiProblem } from '@/lib/api/problem';

const SHOWN = { withBorder: true, closeButtonProps: { 'aria-label': 'Put away' } } as const;

/** Something that a person asked for is done. Carries no patient's name: a toast outlives its page. */
export function tellDone(message: string): void {
  notifications.show({ message, color: 'teal', ...SHOWN });
}

/** Something that a person asked for failed, where no place on the page says so. */
export function tellFailed(problem: ApiProblem): void {
  notifications.show({ title: 'That did not work', message: problem.message, color: 'red', ...SHOWN });
}

/** Something that a person should know before going on; it stays until it is put away. */
export function tellNotice(message: string): void {
  notifications.show({ message, color: 'yellow', autoClose: false, ...SHOWN });
}
