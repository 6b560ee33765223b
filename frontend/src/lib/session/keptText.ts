import { type Dispatch, type SetStateAction, useEffect, useRef, useState } from 'react';
import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';
import { isLocked } from './lockedState';

/** In memory only: gone with the tab, and when somebody else signs in. */
const kept = new Map<string, unknown>();

/** Forget all unsaved text. */
export function dropKeptText(): void {
  kept.clear();
}

function keyOf(name: string): string {
  return typeof window === 'undefined' ? name : `${window.location.pathname} ${name}`;
}

/**
 * As `useState`, but what a person had typed or opened comes back when the page was blanked in between because its
 * session had ended. `name` is unique on the page.
 */
export function useKeptState<T>(name: string, initial: T): [T, Dispatch<SetStateAction<T>>] {
  const [key] = useState(() => keyOf(name));
  const [value, setValue] = useState<T>(() => (kept.has(key) ? (kept.get(key) as T) : initial));
  const latest = useRef(value);
  latest.current = value;

  useEffect(() => {
    kept.delete(key);
    return () => {
      if (isLocked()) {
        kept.set(key, latest.current);
      }
    };
  }, [key]);

  return [value, setValue];
}

interface KeptFields {
  basis: unknown;
  fields: [string, unknown][];
}

/**
 * Unsaved fields of a form come back in the same way. `basis` is the version that the form stands on: `onOutdated` is
 * called when it has become another one in between.
 */
export function useKeptForm<Values extends FieldValues, Context, Result>(
  name: string,
  form: UseFormReturn<Values, Context, Result>,
  { basis = null, onOutdated }: { basis?: unknown; onOutdated?: () => void } = {},
): void {
  const [key] = useState(() => keyOf(name));
  const { dirtyFields } = form.formState;
  const dirty = useRef<string[]>([]);
  dirty.current = Object.keys(dirtyFields);

  // biome-ignore lint/correctness/useExhaustiveDependencies: put back once, kept once
  useEffect(() => {
    const before = kept.get(key) as KeptFields | undefined;
    kept.delete(key);
    for (const [field, value] of before?.fields ?? []) {
      form.setValue(field as FieldPath<Values>, value as never, { shouldDirty: true });
    }
    if (before !== undefined && before.basis !== basis) {
      onOutdated?.();
    }
    return () => {
      if (isLocked() && dirty.current.length > 0) {
        const values = form.getValues() as Record<string, unknown>;
        kept.set(key, { basis, fields: dirty.current.map((field) => [field, values[field]]) } satisfies KeptFields);
      }
    };
  }, []);
}
