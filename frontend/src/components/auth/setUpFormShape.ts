import { z } from 'zod';
import type { SetUpRequest } from '@/lib/api/shapes';
import { newPasswordShape } from '@/lib/auth/newPasswordShape';
import { USUAL_POLICY } from '@/lib/auth/passwordStrength';

const SHORTEST_TOKEN = 16;
const LONGEST_TOKEN = 100;
const LONGEST_NAME = 120;
const LONGEST_EMAIL = 254;
const EMAIL = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;
const RECOVERY_CODE = /^[0-9a-f]{5}(-[0-9a-f]{5}){3}$/i;

const needed = (message: string) =>
  z.string().trim().min(1, message).max(LONGEST_NAME, `Use at most ${LONGEST_NAME} characters.`);

/** What is checked before anything is sent; everything else is the API's to say. A password is never trimmed. */
export const setUpFormShape = z.object({
  token: z
    .string()
    .trim()
    .min(1, 'Enter the set-up token.')
    .refine((text) => text === '' || text.length >= SHORTEST_TOKEN, 'Copy the whole token; this is only a part of it.')
    .max(LONGEST_TOKEN, 'Copy the token alone; this is more than that.'),
  practice_name: needed('Enter the name of the practice.'),
  zone: z.string().min(1, 'Choose the time zone.'),
  name: needed('Enter your name.'),
  email: z
    .string()
    .trim()
    .min(1, 'Enter your email address.')
    .max(LONGEST_EMAIL, `Use at most ${LONGEST_EMAIL} characters.`)
    .refine((text) => text === '' || EMAIL.test(text), 'Enter an email address such as name@example.com.'),
  password: newPasswordShape(USUAL_POLICY),
  recovery_code: z
    .string()
    .trim()
    .min(1, 'Enter the recovery code.')
    .refine(
      (text) => text === '' || RECOVERY_CODE.test(text),
      'Enter the code alone; it looks like 1a2b3-4c5d6-7e8f9-0a1b2.',
    ),
}) satisfies z.ZodType<SetUpRequest>;

/** What stands in the fields. */
export type SetUpFormValues = z.input<typeof setUpFormShape>;
