import { useKeptState } from '@/lib/session/keptText';

/** Where a person is in the list: what was typed, how many rows a page has, and the cursors of the pages so far. */
interface ListPlace {
  text: string;
  limit: number;
  /** Which list the cursors belong to. */
  list: string;
  trail: string[];
}

const START: ListPlace = { text: '', limit: 50, list: '', trail: [] };

let left: ListPlace | null = null;

/**
 * The place in one list. It is kept in memory, never in the address or the browser's storage, and found again by
 * somebody who looked at a patient (`keep`), or whose session ended, in between.
 */
export function useListPlace(list: string) {
  const [known, setKnown] = useKeptState<ListPlace>('place in the list', left ?? START);
  const place = known.list === list ? known : { ...known, list, trail: [] };
  const move = (step: Partial<ListPlace>) => setKnown({ ...place, ...step });
  const keep = () => {
    left = place;
  };
  return { ...place, move, keep };
}

/** The next look at the list begins at its beginning. */
export function forgetListPlace(): void {
  left = null;
}
