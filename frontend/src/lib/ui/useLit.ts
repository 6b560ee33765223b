import { useState } from 'react';

/**
 * Undefined at first; then changes its value each time that `value` changes, for `data-lit`, whose two animations
 * (in `surfaces.css`) are the same: switching between them lets the light shine again.
 */
export function useLit(value: unknown): 'odd' | 'even' | undefined {
  const [known, setKnown] = useState({ value, changes: 0 });
  if (known.value !== value) {
    setKnown({ value, changes: known.changes + 1 });
  }
  if (known.changes === 0) {
    return undefined;
  }
  return known.changes % 2 === 0 ? 'even' : 'odd';
}
