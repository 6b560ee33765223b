import { IconBellCheck } from '@tabler/icons-react';
import { NoMatch } from '@/lib/ui/NoMatch';
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
    return <NoMatch title="No alert matches these filters" onClear={onClear} />;
  }
  return (
    <ViewMessage icon={<IconBellCheck size={26} />} title={view === 'open' ? 'All clear' : 'No alerts here'}>
      {VIEWS[view].none}
      {view === 'open' ? ' New alerts appear here by themselves.' : ''}
    </ViewMessage>
  );
}
