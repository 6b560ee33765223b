import { Button } from '@mantine/core';
import { IconUrgent } from '@tabler/icons-react';
import { showUntil } from '@/lib/practice/later';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { leftWords } from '@/lib/words/emergencyWords';
import classes from './EmergencyBanner.module.css';

interface EmergencyBannerProps {
  endsAt: string;
  isEnding: boolean;
  /** Null while it is not known yet which accesses hold it open. */
  onEnd: (() => void) | null;
}

/** The record is open because of an emergency: until when, and the way to close it before. */
export function EmergencyBanner({ endsAt, isEnding, onEnd }: EmergencyBannerProps) {
  const { now, zone } = usePracticeTime();
  const left = leftWords(endsAt, now);
  return (
    <section className={classes.banner} aria-label="Emergency access">
      <IconUrgent size={22} stroke={1.8} aria-hidden />
      <div className={classes.words}>
        <strong>Open because of an emergency</strong>
        <span>
          {left === '' ? 'The time is over.' : `${left}, until ${showUntil(endsAt, now, zone)}.`} What you look at is
          recorded and reviewed.
        </span>
      </div>
      <Button size="xs" variant="default" onClick={() => onEnd?.()} disabled={onEnd === null} loading={isEnding}>
        End now
      </Button>
    </section>
  );
}
