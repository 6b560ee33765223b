import type { PasswordPolicy } from '@/lib/api/shapes';

/** What holds until the API's policy is known. */
export const USUAL_POLICY: PasswordPolicy = { shortest: 12, longest: 128, remembered: 5, least_guesses: 100_000_000 };

const GOOD_LENGTH = 16;
const STRONG_LENGTH = 20;
const FEWEST_DIFFERENT = 6;
const SHORTEST_KNOWN = 4;
const SEPARATORS = /[\s@._-]+/;
const COMMON = /password|passw0rd|qwerty|letmein|welcome|pfinni|1234|4321|abcd|1111|0000/i;

type Strength = 'short' | 'weak' | 'fair' | 'good' | 'strong';

/** How many of four bars are filled, and what to say. */
export const STRENGTH_WORDS: Record<Strength, { bars: number; words: string }> = {
  short: { bars: 0, words: 'Too short.' },
  weak: { bars: 1, words: 'Weak: leave out names, common words and repetitions.' },
  fair: { bars: 2, words: 'Fair: a few more characters make it better.' },
  good: { bars: 3, words: 'Good.' },
  strong: { bars: 4, words: 'Strong.' },
};

/** Characters as people and the API count them. */
export function lengthOf(text: string): number {
  return [...text].length;
}

/**
 * How hard a password is to guess, by its length above all. `known` is what others know: names and addresses; `guesses`
 * is how many an attacker needs, where that has been estimated.
 */
export function strengthOf(
  password: string,
  known: readonly string[],
  policy: PasswordPolicy,
  guesses: number | null,
): Strength {
  const length = lengthOf(password);
  if (length < policy.shortest) {
    return 'short';
  }
  if (isEasyToGuess(password, known) || (guesses !== null && guesses < policy.least_guesses)) {
    return 'weak';
  }
  if (length < GOOD_LENGTH) {
    return 'fair';
  }
  return length < STRONG_LENGTH ? 'good' : 'strong';
}

function isEasyToGuess(password: string, known: readonly string[]): boolean {
  const lower = password.toLowerCase();
  const words = known.flatMap((text) => text.toLowerCase().split(SEPARATORS));
  const isKnown = words.some((word) => word.length >= SHORTEST_KNOWN && lower.includes(word));
  return isKnown || COMMON.test(lower) || new Set(lower).size < FEWEST_DIFFERENT;
}
