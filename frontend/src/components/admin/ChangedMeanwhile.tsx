import { Alert, Button } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';

interface ChangedMeanwhileProps {
  /** What was changed, as part of a sentence. */
  what: string;
  /** What is there now has been read. */
  isRead: boolean;
  onLookAgain: () => void;
}

/** Somebody else was faster: nothing was saved, and what is there now can be looked at. */
export function ChangedMeanwhile({ what, isRead, onLookAgain }: ChangedMeanwhileProps) {
  return (
    <Alert
      color="yellow"
      role="alert"
      icon={<IconUsersGroup size={20} stroke={1.8} />}
      title={`Somebody else changed ${what} just now`}
    >
      <p style={{ margin: '0 0 10px' }}>
        Nothing of yours was saved. Look at what is there now; what you have changed here stays in its fields.
      </p>
      <Button size="xs" variant="default" onClick={onLookAgain} loading={!isRead}>
        Show what is there now
      </Button>
    </Alert>
  );
}
