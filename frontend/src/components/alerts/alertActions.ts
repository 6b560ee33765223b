/** What can be done with alerts; a page says how. */
export interface AlertActions {
  acknowledge: (ids: readonly string[]) => void;
  snooze: (id: string, until: Date | null) => void;
  assign: (id: string, userId: string | null) => void;
  close: (id: string) => void;
}
