import { showMoment, showSince } from '@/lib/practice/days';
import { usePracticeTime } from '@/lib/practice/PracticeTime';

/** How long ago something happened; the exact moment, in the practice's zone, on pointing at it. */
export function Since({ moment }: { moment: string }) {
  const { now, zone } = usePracticeTime();
  return (
    <time dateTime={moment} title={showMoment(moment, zone)}>
      {showSince(moment, now, zone)}
    </time>
  );
}
