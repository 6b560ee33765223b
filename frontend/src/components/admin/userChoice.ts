import type { UserFactor, UserOrder, UserState } from '@/lib/api/shapes';
import { FACTOR_WORDS, USER_ORDER_WORDS, USER_STATE_WORDS } from '@/lib/words/userWords';

/** Which users the list shows; stands in the address, codes only. */
export interface UserChoice {
  state: UserState | null;
  /** The key of a role. */
  role: string | null;
  factor: UserFactor | null;
  order: UserOrder;
  descending: boolean;
}

const ROLE = /^[a-z0-9_]{3,40}$/;

function oneOf<Code extends string>(text: string | null, words: Record<Code, unknown>): Code | null {
  return text !== null && Object.hasOwn(words, text) ? (text as Code) : null;
}

/** The choice that an address names; what it does not understand, it leaves out. */
export function readUserChoice(params: URLSearchParams): UserChoice {
  const role = params.get('role');
  return {
    state: oneOf(params.get('state'), USER_STATE_WORDS),
    role: role !== null && ROLE.test(role) ? role : null,
    factor: oneOf(params.get('factor'), FACTOR_WORDS),
    order: oneOf(params.get('order'), USER_ORDER_WORDS) ?? 'name',
    descending: params.get('descending') === 'true',
  };
}

/** The address of a choice; what is as usual is left out. */
export function writeUserChoice({ state, role, factor, order, descending }: UserChoice): string {
  const params = new URLSearchParams();
  const parts = {
    state,
    role,
    factor,
    order: order === 'name' ? null : order,
    descending: descending ? 'true' : null,
  };
  for (const [name, value] of Object.entries(parts)) {
    if (value !== null) {
      params.set(name, value);
    }
  }
  const text = params.toString();
  return text === '' ? '/admin/users' : `/admin/users?${text}`;
}

/** Whether somebody may be missing from the list because of it. */
export function isUserChoiceFiltered({ state, role, factor }: UserChoice): boolean {
  return state !== null || role !== null || factor !== null;
}
