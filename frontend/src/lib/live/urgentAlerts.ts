import type { AlertFrame } from './frames';

/** An urgent alert that came while somebody was looking; no person, only whether it is about one. */
export interface UrgentAlert {
  id: string;
  isAboutPatient: boolean;
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
 * Gathers urgent alerts from the live socket. Each is told once, however often it changes, and goes by itself when
 * somebody anywhere deals with it.
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
    note: ({ id, patient, priority, state }) => {
      if (state !== 'open') {
        dismiss([id]);
      } else if (priority === 'urgent' && !told.has(id)) {
        told.add(id);
        show([{ id, isAboutPatient: patient !== null, at: now().toISOString() }, ...shown]);
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
