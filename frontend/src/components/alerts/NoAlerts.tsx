import { Button } from '@mantine/core';
import { IconBellCheck, IconFilterOff } from '@tabler/icons-react';
import { ViewMessage } from '@/lib/ui/ViewMessage';
import { type AlertView, VIEWS } from './alertChoice';

interface NoAlertsProps {
  view: AlertView;
  isFiltered: boolean;
  onClear: () => void;
}

/** Why no alert is shown. */
export function NoAlerts({ view, isFiltered, onClear }: NoAlertsProps) {
  if (isFiltered) {
    return (
      <ViewMessage
        icon={<IconFilterOff size={26} />}
        title="No alert matches these filters"
        tone="gray"
        actions={
          <Button variant="default" onClick={onClear}>
            Clear the filters
          </Button>
        }
      />
    );
  }
  return (
    <ViewMessage icon={<IconBellCheck size={26} />} title={view === 'open' ? 'All clear' : 'No alerts here'}>
      {VIEWS[view].none}
      {view === 'open' ? ' New alerts appear here by themselves.' : ''}
    </ViewMessage>
  );
}
