import { useEffect, useState } from 'react';

/** Of the dialog before: where one follows another, its own opener is gone when it closes. */
let before: HTMLElement | null = null;

/** When what uses it is gone, the focus is where it was before it came: at what opened it, if that is still there. */
export function useFocusReturn(): void {
  const [openers] = useState(() => {
    const opener = openerNow();
    const known = [opener, before];
    before = opener?.closest('[role="dialog"]') ? before : opener;
    return known;
  });
  useEffect(
    () => () => {
      openers.find((opener) => opener?.isConnected)?.focus({ preventScroll: true });
    },
    [openers],
  );
}

/** What has the focus; for an entry of a menu, which goes with the menu, the button that opened the menu. */
function openerNow(): HTMLElement | null {
  const active = document.activeElement;
  const menu = active?.closest('[role="menu"]');
  const opener = menu ? document.querySelector(`[aria-controls="${CSS.escape(menu.id)}"]`) : active;
  return opener instanceof HTMLElement ? opener : null;
}
