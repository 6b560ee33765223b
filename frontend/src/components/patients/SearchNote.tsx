import type { SearchResult } from '@/lib/api/shapes';
import classes from './SearchNote.module.css';

/** How many were found, and how: exactly, or by reading over a typing error. */
export function SearchNote({ result }: { result: SearchResult | undefined }) {
  return (
    <p className={classes.note} role="status">
      {result === undefined ? 'Searching…' : noteOf(result)}
    </p>
  );
}

function noteOf({ items, has_more, is_forgiven }: SearchResult): string {
  if (is_forgiven && items.length > 0) {
    return `Nobody is spelled exactly like this; ${items.length} ${items.length === 1 ? 'comes' : 'come'} close.`;
  }
  return has_more ? `The first ${items.length} are shown; type more to narrow it down.` : `${items.length} found.`;
}
