import { type KeyboardEvent, useState } from 'react';

/** Whether the caps lock is on, as far as the last key told; for a field in which nobody sees what they type. */
export function useCapsLock() {
  const [isOn, setOn] = useState(false);
  const look = (event: KeyboardEvent) => setOn(event.getModifierState('CapsLock'));
  return { isOn, handlers: { onKeyDown: look, onKeyUp: look, onBlur: () => setOn(false) } };
}
