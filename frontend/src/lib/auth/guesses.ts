import { useEffect, useState } from 'react';

type Estimate = (password: string) => number;

/** The estimate takes longer than it is worth beyond so many characters; the API looks at no more either. */
const LOOKED_AT = 72;

let estimator: Promise<Estimate> | null = null;

/** Loaded when the first password is typed: the lists of leaked passwords and common words are large. */
async function load(): Promise<Estimate> {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]);
  const zxcvbn = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
  });
  return (password) => zxcvbn.check(password.slice(0, LOOKED_AT)).guesses;
}

/** How many guesses a password stands; null while that is not known. Nothing leaves the browser for it. */
export function useGuesses(password: string): number | null {
  const [known, setKnown] = useState<{ of: string; guesses: number } | null>(null);
  useEffect(() => {
    if (password === '') {
      return;
    }
    let isWanted = true;
    const estimate = async () => {
      estimator ??= load();
      const guesses = (await estimator)(password);
      if (isWanted) {
        setKnown({ of: password, guesses });
      }
    };
    estimate().catch(() => {
      estimator = null; // not loaded: the API's word counts in any case
    });
    return () => {
      isWanted = false;
    };
  }, [password]);
  return known?.of === password ? known.guesses : null;
}
