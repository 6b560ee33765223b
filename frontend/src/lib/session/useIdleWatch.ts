import { useEffect, useState } from 'react';
import { IdleWatch } from './IdleWatch';
import { endSession } from './sessionLock';
import { onUse } from './sessionUse';

const SECOND = 1000;
const SIGNS_OF_A_PERSON = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/**
 * Blanks the page when nobody has used the session for `idleSeconds`; gives the seconds that are left while the warning
 * stands. `onStillHere` tells the API that the person is here.
 */
export function useIdleWatch(idleSeconds: number, leftAtFirst: number, onStillHere: () => void): number | null {
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was left counts at the beginning
  useEffect(() => {
    const listener = {
      onWarning: setSecondsLeft,
      onTimeout: () => endSession('session_idle'),
      onStillHere,
    };
    const watch = new IdleWatch(idleSeconds * SECOND, listener, leftAtFirst * SECOND);
    const look = () => watch.look();
    const touched = () => watch.touched();
    const stopHearing = onUse((at) => watch.used(at));
    const timer = setInterval(look, SECOND);
    document.addEventListener('visibilitychange', look);
    for (const sign of SIGNS_OF_A_PERSON) {
      window.addEventListener(sign, touched, { passive: true });
    }
    return () => {
      stopHearing();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      for (const sign of SIGNS_OF_A_PERSON) {
        window.removeEventListener(sign, touched);
      }
    };
  }, [idleSeconds, onStillHere]);

  return secondsLeft;
}
