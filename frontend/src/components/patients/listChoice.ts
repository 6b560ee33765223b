import type { CoverageState, PatientOrder, PatientStatus } from '@/lib/api/shapes';
import { COVERAGE_STATE_WORDS } from '@/lib/words/insuranceWords';
import { STATUS_WORDS } from '@/lib/words/patientWords';

/** Which patients a list shows, and in which order. Coded, so that it may stand in the address; words that somebody typed never do. */
export interface ListChoice {
  status: PatientStatus[];
  coverage: CoverageState | null;
  payer_id: string | null;
  provider_id: string | null;
  pending_review: boolean;
  archived: boolean;
  order: PatientOrder;
  descending: boolean;
}

export const ORDER_WORDS: Record<PatientOrder, string> = {
  name: 'Name',
  birth_date: 'Birth date',
  mrn: 'Record number',
  status: 'Status',
  payer: 'Insurance',
  coverage_end: 'End of coverage',
  created: 'Added',
  updated: 'Changed',
};

const ID = /^[a-z2-7]{20}$/;

/** The choice that an address names; what it does not understand, it leaves out. */
export function readChoice(params: URLSearchParams): ListChoice {
  const order = params.get('order');
  const coverage = params.get('coverage');
  return {
    status: params.getAll('status').filter(isStatus),
    coverage: coverage !== null && Object.hasOwn(COVERAGE_STATE_WORDS, coverage) ? (coverage as CoverageState) : null,
    payer_id: idOf(params.get('payer_id')),
    provider_id: idOf(params.get('provider_id')),
    pending_review: params.get('pending_review') === 'true',
    archived: params.get('archived') === 'true',
    order: order !== null && Object.hasOwn(ORDER_WORDS, order) ? (order as PatientOrder) : 'name',
    descending: params.get('descending') === 'true',
  };
}

/** The address of a choice; what is as usual is left out. */
export function writeChoice(choice: ListChoice): string {
  const params = new URLSearchParams(choice.status.map((status) => ['status', status]));
  for (const name of ['coverage', 'payer_id', 'provider_id'] as const) {
    if (choice[name] !== null) {
      params.set(name, choice[name]);
    }
  }
  for (const name of ['pending_review', 'archived', 'descending'] as const) {
    if (choice[name]) {
      params.set(name, 'true');
    }
  }
  if (choice.order !== 'name') {
    params.set('order', choice.order);
  }
  const text = params.toString();
  return text === '' ? '/patients' : `/patients?${text}`;
}

/** What the API is asked for a choice. */
export function queryOf(choice: ListChoice) {
  return {
    ...(choice.status.length > 0 ? { status: choice.status } : {}),
    ...(choice.coverage === null ? {} : { coverage: choice.coverage }),
    ...(choice.payer_id === null ? {} : { payer_id: choice.payer_id }),
    ...(choice.provider_id === null ? {} : { provider_id: choice.provider_id }),
    ...(choice.pending_review ? { pending_review: true } : {}),
    ...(choice.archived ? { archived: true } : {}),
    order: choice.order,
    descending: choice.descending,
  };
}

/** The same order, with everybody in it. */
export function withoutFilters({ order, descending }: ListChoice): ListChoice {
  return { ...readChoice(new URLSearchParams()), order, descending };
}

export function isFiltered(choice: ListChoice): boolean {
  return writeChoice(choice) !== writeChoice(withoutFilters(choice));
}

function isStatus(text: string): text is PatientStatus {
  return Object.hasOwn(STATUS_WORDS, text);
}

function idOf(text: string | null): string | null {
  return text !== null && ID.test(text) ? text : null;
}
