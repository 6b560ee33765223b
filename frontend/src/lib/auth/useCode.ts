import { useEffect, useRef, useState } from 'react';
import type { ApiProblem } from '@/lib/api/problem';

const DIGITS = 6;
const NOT_A_DIGIT = /\D/g;

/**
 * A field for the six digits of an authenticator app. They are sent as soon as they are there, typed or pasted; a code
 * that was refused is taken away, and the next one can be typed at once.
 */
export function useCode(problem: ApiProblem | null, isBusy: boolean, onCode: (code: string) => void) {
  const [code, setCode] = useState('');
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (problem !== null) {
      setCode('');
      field.current?.focus();
    }
  }, [problem]);

  const send = (digits: string) => {
    if (digits.length === DIGITS && !isBusy) {
      onCode(digits);
    }
  };
  const type = (text: string) => {
    const digits = text.replace(NOT_A_DIGIT, '').slice(0, DIGITS);
    setCode(digits);
    if (digits !== code) {
      send(digits);
    }
  };
  return { code, field, isComplete: code.length === DIGITS, type, send: () => send(code) };
}
