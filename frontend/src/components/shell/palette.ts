import { createSpotlight } from '@mantine/spotlight';
import { useEffect } from 'react';

const [store, controls] = createSpotlight();

export const paletteStore = store;
export const openPalette = controls.open;

/**
 * Whoever is found is chosen first, so that Enter opens them. The palette chooses its first entry when something is
 * typed; the patients come a moment later, above it.
 */
export function useFirstChosen(found: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time that others are found
  useEffect(() => {
    const list = document.getElementById(store.getState().listId);
    list?.querySelector('[data-selected]')?.removeAttribute('data-selected');
    list?.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
    store.updateState((state) => ({ ...state, selected: 0 }));
  }, [found]);
}
