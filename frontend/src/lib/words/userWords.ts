import type { InvitationState, User, UserFactor, UserOrder, UserState } from '@/lib/api/shapes';
import type { Tone } from './patientWords';

export const USER_STATE_WORDS: Record<UserState, { label: string; tone: Tone }> = {
  active: { label: 'Active', tone: 'teal' },
  waiting: { label: 'Waits to be let in', tone: 'amber' },
  deactivated: { label: 'Deactivated', tone: 'gray' },
};

/** What somebody shows beside the password. */
export const FACTOR_WORDS: Record<UserFactor, string> = { none: 'None', totp: 'App', passkey: 'Passkey' };

/** In words what a user has of it. */
export function factorsOf({ has_second_factor, has_passkey }: User): string[] {
  return [...(has_second_factor ? [FACTOR_WORDS.totp] : []), ...(has_passkey ? [FACTOR_WORDS.passkey] : [])];
}

export const USER_ORDER_WORDS: Record<UserOrder, string> = {
  name: 'Name',
  email: 'Email',
  role: 'Role',
  created: 'Here since',
  last_used: 'Last seen',
  last_signed_in: 'Last sign-in',
};

export const INVITATION_WORDS: Record<InvitationState, { label: string; tone: Tone }> = {
  open: { label: 'Open', tone: 'blue' },
  expired: { label: 'Too old', tone: 'amber' },
  accepted: { label: 'Accepted', tone: 'teal' },
  revoked: { label: 'Taken back', tone: 'gray' },
};
