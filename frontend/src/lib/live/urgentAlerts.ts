import type { AlertFrame } from './frames';

const ESCALATED = 'alert.escalated';

/** An urgent alert that came while somebody was looking; no person, only whether it is about one. */
export interface UrgentAlert {
  id: string;
  isAboutPatient: boolean;
  /** Nobody has acknowledged it in time. */
  isEscalated: boolean;
  at: string;
}

/** What has come since the page was loaded and nobody has dealt with, newest first. */
export interface UrgentAlerts {
  note: (frame: AlertFrame) => void;
  dismiss: (ids: readonly string[]) => void;
  all: () => readonly UrgentAlert[];
  subscribe: (onChange: () => void) => () => void;
}

/**
 * Gathers urgent alerts from the live socket. Each is told once, however often it changes, and anew each time that it
 * goes up because nobody has acknowledged it; it goes by itself when somebody anywhere deals with it.
 */
export function createUrgentAlerts(now: () => Date = () => new Date()): UrgentAlerts {
  const told = new Set<string>();
  const listeners = new Set<() => void>();
  let shown: readonly UrgentAlert[] = [];

  const show = (next: readonly UrgentAlert[]) => {
    shown = next;
    for (const onChange of listeners) {
      onChange();
    }
  };
  const dismiss = (ids: readonly string[]) => {
    if (shown.some(({ id }) => ids.includes(id))) {
      show(shown.filter(({ id }) => !ids.includes(id)));
    }
  };

  return {
    note: ({ id, kind, patient, priority, state }) => {
      const isEscalated = kind === ESCALATED;
      if (state !== 'open') {
        dismiss([id]);
      } else if (priority === 'urgent' && (isEscalated || !told.has(id))) {
        told.add(id);
        const alert = { id, isAboutPatient: patient !== null, isEscalated, at: now().toISOString() };
        show([alert, ...shown.filter((each) => each.id !== id)]);
      }
    },
    dismiss,
    all: () => shown,
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
  };
}
