import { z } from 'zod';

const EMAIL = /^[^@\s]+@[^@\s]+$/;
const LONGEST = 254;

/** An address, without the spaces around it. */
export const emailShape = z
  .string()
  .trim()
  .min(1, 'Enter your email address.')
  .max(LONGEST, `Use at most ${LONGEST} characters.`)
  .refine((text) => text === '' || EMAIL.test(text), 'Enter an email address such as name@example.com.');
