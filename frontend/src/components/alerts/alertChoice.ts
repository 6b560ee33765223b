import type { AlertClass, AlertPriority, AlertState } from '@/lib/api/shapes';
import { CLASS_WORDS, PRIORITY_WORDS } from '@/lib/words/alertWords';

export type AlertView = 'open' | 'mine' | 'snoozed' | 'acknowledged' | 'closed';

/** Which alerts are shown. Codes only, so that it may stand in the address. */
export interface AlertChoice {
  view: AlertView;
  alertClass: AlertClass | null;
  priority: AlertPriority | null;
  /** The alert that is open beside the list. */
  opened: string | null;
}

interface ViewWords {
  label: string;
  /** What stands there when the list is empty. */
  none: string;
  query: { state: AlertState; mine?: true; snoozed?: true };
}

export const VIEWS: Record<AlertView, ViewWords> = {
  open: { label: 'Open', none: 'Nothing waits for anybody.', query: { state: 'open' } },
  mine: { label: 'For you', none: 'Nothing is assigned to you.', query: { state: 'open', mine: true } },
  snoozed: { label: 'Snoozed', none: 'Nothing is put off for later.', query: { state: 'open', snoozed: true } },
  acknowledged: { label: 'Acknowledged', none: 'Nobody looks after an alert.', query: { state: 'acknowledged' } },
  closed: { label: 'Closed', none: 'No alert was closed yet.', query: { state: 'closed' } },
};

const ID = /^[a-z2-7]{20}$/;

function oneOf<Code extends string>(text: string | null, words: Record<Code, unknown>): Code | null {
  return text !== null && Object.hasOwn(words, text) ? (text as Code) : null;
}

/** The choice that an address names; what it does not understand, it leaves out. */
export function readAlertChoice(params: URLSearchParams): AlertChoice {
  const opened = params.get('alert');
  return {
    view: oneOf(params.get('view'), VIEWS) ?? 'open',
    alertClass: oneOf(params.get('class'), CLASS_WORDS),
    priority: oneOf(params.get('priority'), PRIORITY_WORDS),
    opened: opened !== null && ID.test(opened) ? opened : null,
  };
}

/** The address of a choice; what is as usual is left out. */
export function writeAlertChoice({ view, alertClass, priority, opened }: AlertChoice): string {
  const params = new URLSearchParams();
  const parts = { view: view === 'open' ? null : view, class: alertClass, priority, alert: opened };
  for (const [name, value] of Object.entries(parts)) {
    if (value !== null) {
      params.set(name, value);
    }
  }
  const text = params.toString();
  return text === '' ? '/alerts' : `/alerts?${text}`;
}

/** What the API is asked for a choice. */
export function alertQueryOf({ view, alertClass, priority }: AlertChoice) {
  return {
    ...VIEWS[view].query,
    ...(alertClass === null ? {} : { alert_class: alertClass }),
    ...(priority === null ? {} : { priority }),
  };
}
