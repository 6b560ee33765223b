import { useDisclosure } from '@mantine/hooks';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';

/** Where a row takes the focus. */
export const ROW_TARGET = 'data-row-target';
/** What `s` opens. */
export const ROW_MENU = 'data-row-menu';

const TYPING = 'input:not([type=checkbox]), textarea, select, [contenteditable]';
const IN_FRONT = '[role=dialog], [role=menu], [role=listbox]';

/** What a key does, in small letters; the row that has the focus is named, if one has it. */
type Doing = Record<string, (id: string | null) => unknown>;

/** Whether single keys are listened to, until the page is loaded anew: people who speak to their computer switch them off. */
let areKeysWanted = true;

/**
 * Works a list from the keyboard: `j` and `k` walk, `s` opens a row's menu, `?` explains. A row that goes leaves the
 * focus to the one that takes its place.
 */
export function useListKeys(ids: readonly string[], doing: Doing) {
  const list = useRef<HTMLOListElement>(null);
  const last = useRef<number | null>(null);
  const [isHelpOpen, help] = useDisclosure(false);
  const [areOn, setOn] = useState(areKeysWanted);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !areOn || isTaken(event)) {
        return;
      }
      const rows = rowsOf(list.current);
      const at = rows.findIndex((row) => row.closest('li')?.contains(document.activeElement));
      const act =
        actionOf(event.key, rows, at, help.open) ?? doing[event.key.toLowerCase()]?.bind(null, ids[at] ?? null);
      if (act !== undefined) {
        event.preventDefault();
        act();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });

  useEffect(() => {
    const onFocus = () => {
      const at = rowsOf(list.current).findIndex((row) => row.closest('li')?.contains(document.activeElement));
      last.current = at === -1 ? null : at;
    };
    document.addEventListener('focusin', onFocus);
    return () => document.removeEventListener('focusin', onFocus);
  }, []);

  const shown = ids.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time that other rows are shown
  useLayoutEffect(() => {
    if (last.current !== null && document.activeElement === document.body) {
      const rows = rowsOf(list.current);
      rows[Math.min(last.current, rows.length - 1)]?.focus();
    }
  }, [shown]);

  return {
    list,
    areOn,
    setOn: (isOn: boolean) => {
      areKeysWanted = isOn;
      setOn(isOn);
    },
    help: { isOpen: isHelpOpen, ...help },
  };
}

function rowsOf(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>(`[${ROW_TARGET}]`) ?? [])];
}

/** Meant for something else: a field, a shortcut of the browser's, or what stands in front of the list. */
function isTaken(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null;
  const isShortcut = event.ctrlKey || event.metaKey || event.altKey;
  return isShortcut || target?.closest(TYPING) != null || document.querySelector(IN_FRONT) !== null;
}

function actionOf(key: string, rows: readonly HTMLElement[], at: number, onHelp: () => void) {
  const isInList = at !== -1;
  if (key === 'j' || (key === 'ArrowDown' && isInList)) {
    return () => rows[Math.min(at + 1, rows.length - 1)]?.focus();
  }
  if (key === 'k' || (key === 'ArrowUp' && isInList)) {
    return () => rows[Math.max(at - 1, 0)]?.focus();
  }
  if (key === 's' && isInList) {
    return () => rows[at]?.closest('li')?.querySelector<HTMLElement>(`[${ROW_MENU}]`)?.click();
  }
  return key === '?' ? onHelp : undefined;
}
