import type { FieldRule } from '@/lib/api/ruled';
import { useKeptState } from '@/lib/session/keptText';

type ReasonRule = Pick<FieldRule, 'minLength' | 'maxLength' | 'needed'>;

/** A reason that is being written. */
export interface Reason {
  text: string;
  onText: (text: string) => void;
  /** Without the space around it: what is sent. */
  words: string;
  /** What has to be done before it can be sent; null when it can. */
  fault: string | null;
  longest: number | undefined;
}

/**
 * The reason of a step, by the API's rule for it. It comes back with its dialog when the session ended in between.
 * `name` is unique on the page.
 */
export function useReason(name: string, rule: ReasonRule): Reason {
  const [text, onText] = useKeptState(`reason of ${name}`, '');
  const words = text.trim();
  return { text, onText, words, fault: faultOf(words, rule), longest: rule.maxLength };
}

function faultOf(words: string, { minLength = 1, needed = `Use at least ${minLength} characters.` }: ReasonRule) {
  if (words === '') {
    return needed;
  }
  return words.length < minLength ? `Use at least ${minLength} characters.` : null;
}
