import { Button } from '@mantine/core';
import { IconFilterOff } from '@tabler/icons-react';
import { ViewMessage } from './ViewMessage';

interface NoMatchProps {
  title: string;
  onClear: () => void;
}

/** A list is empty because of its filters; they can be cleared. */
export function NoMatch({ title, onClear }: NoMatchProps) {
  return (
    <ViewMessage
      icon={<IconFilterOff size={26} />}
      title={title}
      tone="gray"
      actions={
        <Button variant="default" onClick={onClear}>
          Clear the filters
        </Button>
      }
    />
  );
}
