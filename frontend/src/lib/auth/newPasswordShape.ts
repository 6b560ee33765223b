import { z } from 'zod';
import type { PasswordPolicy } from '@/lib/api/shapes';
import { lengthOf } from './passwordStrength';

/** What is checked of a new password before it is sent; everything else is the API's to say. It is never trimmed. */
export function newPasswordShape({ shortest, longest }: PasswordPolicy) {
  return z
    .string()
    .min(1, 'Choose a password.')
    .refine((text) => text === '' || lengthOf(text) >= shortest, `Use at least ${shortest} characters.`)
    .refine((text) => lengthOf(text) <= longest, `Use at most ${longest} characters.`);
}
