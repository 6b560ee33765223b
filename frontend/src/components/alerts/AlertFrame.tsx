import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AlertClass, AlertCounts, AlertPriority } from '@/lib/api/shapes';
import { Surface } from '@/lib/ui/Surface';
import { classesFor, PRIORITY_WORDS } from '@/lib/words/alertWords';
import classes from './AlertFrame.module.css';
import { type AlertChoice, type AlertView, VIEWS } from './alertChoice';

interface AlertFrameProps {
  choice: AlertChoice;
  onChoice: (part: Partial<AlertChoice>) => void;
  counts: AlertCounts | undefined;
  /** Whether alerts about the system are this person's, too. */
  runsTheSystem: boolean;
  children: ReactNode;
}

/** The card that the alerts stand in: which of them are shown, with how many wait. */
export function AlertFrame({ choice, onChoice, counts, runsTheSystem, children }: AlertFrameProps) {
  return (
    <Surface isPadded={false}>
      <div className={classes.tools}>
        <fieldset className={classes.views} aria-label="Show">
          {(Object.keys(VIEWS) as AlertView[]).map((view) => (
            <button
              key={view}
              type="button"
              className={classes.view}
              aria-pressed={choice.view === view}
              onClick={() => onChoice({ view })}
            >
              {VIEWS[view].label}
              <ViewCount view={view} counts={counts} />
            </button>
          ))}
        </fieldset>
        <fieldset className={classes.filters} aria-label="Filters">
          <NativeSelect
            size="xs"
            aria-label="About"
            data={classChoices(counts, runsTheSystem)}
            value={choice.alertClass ?? ''}
            onChange={(event) => onChoice({ alertClass: (event.currentTarget.value || null) as AlertClass | null })}
          />
          <NativeSelect
            size="xs"
            aria-label="Priority"
            data={[{ value: '', label: 'Any priority' }, ...PRIORITIES]}
            value={choice.priority ?? ''}
            onChange={(event) => onChoice({ priority: (event.currentTarget.value || null) as AlertPriority | null })}
          />
        </fieldset>
      </div>
      {children}
    </Surface>
  );
}

const PRIORITIES = Object.entries(PRIORITY_WORDS).map(([value, { label }]) => ({ value, label }));

function classChoices(counts: AlertCounts | undefined, runsTheSystem: boolean) {
  const named = classesFor(runsTheSystem).map(([value, label]) => ({
    value,
    label: withCount(label, counts?.by_class[value]),
  }));
  return [{ value: '', label: 'About anything' }, ...named];
}

function withCount(label: string, count = 0): string {
  return count === 0 ? label : `${label} (${count})`;
}

function ViewCount({ view, counts }: { view: AlertView; counts: AlertCounts | undefined }) {
  if (counts === undefined || (view !== 'open' && view !== 'mine')) {
    return null;
  }
  const count = view === 'open' ? counts.open : counts.mine;
  const tone = view === 'open' && counts.urgent > 0 ? 'red' : 'gray';
  return (
    <span className={classes.count} data-tone={tone}>
      {count.toLocaleString('en-US')}
    </span>
  );
}
