import { useState } from 'react';
import type { PatientListItem } from '@/lib/api/shapes';

/** Who of those shown is chosen. */
export interface Selection {
  chosen: ReadonlySet<string>;
  isAll: boolean;
  toggle: (id: string) => void;
  /** From the one who was chosen last to this one. */
  reach: (id: string) => void;
  add: (ids: readonly string[]) => void;
  all: () => void;
  clear: () => void;
}

/** The choice on one page of a list: whoever is no longer shown is no longer chosen. */
export function useSelection(patients: readonly PatientListItem[]): Selection {
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState<string | null>(null);
  const shown = patients.map(({ id }) => id);
  const chosen = new Set(shown.filter((id) => kept.has(id)));

  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) {
      next.add(id);
    }
    setKept(next);
    setLast(id);
  };
  const add = (ids: readonly string[]) => setKept(new Set([...chosen, ...ids]));
  const reach = (id: string) => {
    const from = last === null ? -1 : shown.indexOf(last);
    const to = shown.indexOf(id);
    if (from < 0) {
      toggle(id);
      return;
    }
    add(shown.slice(Math.min(from, to), Math.max(from, to) + 1));
    setLast(id);
  };
  return {
    chosen,
    isAll: shown.length > 0 && chosen.size === shown.length,
    toggle,
    reach,
    add,
    all: () => setKept(new Set(shown)),
    clear: () => setKept(new Set()),
  };
}
