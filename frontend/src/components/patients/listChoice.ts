import { FIELD_RULES } from '@/lib/api/fieldRules';
import type {
  CoverageState,
  ListColumn,
  PatientCriteria,
  PatientOrder,
  PatientStatus,
  SavedView,
} from '@/lib/api/shapes';
import { COVERAGE_STATE_WORDS } from '@/lib/words/insuranceWords';
import { STATUS_WORDS } from '@/lib/words/patientWords';

/**
 * Which patients a list shows, in which order, with which columns. Coded, so that it may stand in the address; words
 * that somebody typed never do.
 */
export interface ListChoice {
  status: PatientStatus[];
  /** Codes of tags: their words are somebody's, and stay out of the address. */
  tag: string[];
  coverage: CoverageState | null;
  payer_id: string | null;
  provider_id: string | null;
  state: string | null;
  coverage_ends_from: string | null;
  coverage_ends_to: string | null;
  age_from: string | null;
  age_to: string | null;
  birthday_within: string | null;
  contacted_since: string | null;
  not_contacted_since: string | null;
  changed_from: string | null;
  changed_to: string | null;
  without_provider: boolean;
  pending_review: boolean;
  archived: boolean;
  order: PatientOrder;
  descending: boolean;
  columns: ListColumn[];
}

export const ORDER_WORDS: Record<PatientOrder, string> = {
  name: 'Name',
  birth_date: 'Birth date',
  mrn: 'Record number',
  status: 'Status',
  payer: 'Insurance',
  coverage_end: 'End of coverage',
  state: 'State',
  provider: 'Provider',
  last_contact: 'Last contact',
  created: 'Added',
  updated: 'Changed',
};

/** What a column is called, and by what it sorts; in the order in which they stand. */
export const COLUMN_WORDS: Record<ListColumn, { label: string; order: PatientOrder | null }> = {
  birth_date: { label: 'Born', order: 'birth_date' },
  status: { label: 'Status', order: 'status' },
  mrn: { label: 'Record no.', order: 'mrn' },
  payer: { label: 'Insurance', order: 'payer' },
  coverage_end: { label: 'Coverage', order: 'coverage_end' },
  provider: { label: 'Provider', order: 'provider' },
  state: { label: 'State', order: 'state' },
  tags: { label: 'Tags', order: null },
  last_contact: { label: 'Last contact', order: 'last_contact' },
  created: { label: 'Added', order: 'created' },
  updated: { label: 'Changed', order: 'updated' },
};
export const COLUMNS = Object.keys(COLUMN_WORDS) as ListColumn[];
export const USUAL_COLUMNS: readonly ListColumn[] = ['birth_date', 'status', 'mrn', 'payer', 'coverage_end', 'updated'];

const ID = /^[a-z2-7]{20}$/;
const TAG_CODE = /^[\w-]{24}$/;
const DAY = /^(19|20|21)\d\d-\d\d-\d\d$/;
const NUMBER = /^\d{1,3}$/;
const OLDEST = 150;
const WHOLE_YEAR = 366;
const isDay = (text: string) => DAY.test(text) && !Number.isNaN(Date.parse(text));
const isUpTo = (most: number) => (text: string) => NUMBER.test(text) && Number(text) <= most;

/** The filters with one value, and what counts as one. */
const VALUES = {
  coverage: (text: string) => Object.hasOwn(COVERAGE_STATE_WORDS, text),
  payer_id: (text: string) => ID.test(text),
  provider_id: (text: string) => ID.test(text),
  state: (text: string) => (FIELD_RULES.Address.state.choices as readonly string[]).includes(text),
  coverage_ends_from: isDay,
  coverage_ends_to: isDay,
  age_from: isUpTo(OLDEST),
  age_to: isUpTo(OLDEST),
  birthday_within: isUpTo(WHOLE_YEAR),
  contacted_since: isDay,
  not_contacted_since: isDay,
  changed_from: isDay,
  changed_to: isDay,
};
type Value = keyof typeof VALUES;
const VALUE_NAMES = Object.keys(VALUES) as Value[];
const NUMBERS: readonly Value[] = ['age_from', 'age_to', 'birthday_within'];
const SWITCHES = ['without_provider', 'pending_review', 'archived', 'descending'] as const;

/** The choice that an address names; what it does not understand, it leaves out. */
export function readChoice(params: URLSearchParams): ListChoice {
  const order = params.get('order');
  const columns = params.getAll('column');
  const values = VALUE_NAMES.map((name) => {
    const text = params.get(name);
    return [name, text !== null && VALUES[name](text) ? text : null];
  });
  return {
    ...(Object.fromEntries(values) as Pick<ListChoice, Value>),
    status: params.getAll('status').filter(isStatus),
    tag: params.getAll('tag').filter((code) => TAG_CODE.test(code)),
    without_provider: params.get('without_provider') === 'true',
    pending_review: params.get('pending_review') === 'true',
    archived: params.get('archived') === 'true',
    order: order !== null && Object.hasOwn(ORDER_WORDS, order) ? (order as PatientOrder) : 'name',
    descending: params.get('descending') === 'true',
    columns: columns.length === 0 ? [...USUAL_COLUMNS] : COLUMNS.filter((column) => columns.includes(column)),
  };
}

/** The address of a choice; what is as usual is left out. */
export function writeChoice(choice: ListChoice): string {
  const columns: readonly string[] = choice.columns.length === 0 ? ['none'] : choice.columns;
  const text = new URLSearchParams([
    ...choice.status.map((status) => ['status', status]),
    ...choice.tag.map((code) => ['tag', code]),
    ...VALUE_NAMES.flatMap((name) => (choice[name] === null ? [] : [[name, choice[name]]])),
    ...SWITCHES.filter((name) => choice[name]).map((name) => [name, 'true']),
    ...(choice.order === 'name' ? [] : [['order', choice.order]]),
    ...(hasUsualColumns(choice) ? [] : columns.map((column) => ['column', column])),
  ]).toString();
  return text === '' ? '/patients' : `/patients?${text}`;
}

/** What is asked for in a filter, and nothing else. */
function filterOf(choice: ListChoice) {
  const values = VALUE_NAMES.filter((name) => choice[name] !== null).map((name) => [
    name,
    NUMBERS.includes(name) ? Number(choice[name]) : choice[name],
  ]);
  return {
    ...(choice.status.length > 0 ? { status: choice.status } : {}),
    ...(choice.tag.length > 0 ? { tag: choice.tag } : {}),
    ...(Object.fromEntries(values) as Partial<Pick<PatientCriteria, Value>>),
    ...(choice.without_provider ? { without_provider: true } : {}),
    ...(choice.pending_review ? { pending_review: true } : {}),
    ...(choice.archived ? { archived: true } : {}),
  };
}

/** The filter alone, whole, as it is searched within and kept. */
export function criteriaOf(choice: ListChoice): PatientCriteria {
  return { without_provider: false, archived: false, ...filterOf(choice) };
}

/** What the API is asked for a choice. */
export function queryOf(choice: ListChoice) {
  return { ...filterOf(choice), order: choice.order, descending: choice.descending };
}

/** The choice that a saved view keeps. */
export function choiceOf(view: SavedView): ListChoice {
  const { criteria, order = 'name', descending = false } = view;
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(criteria)) {
    for (const each of Array.isArray(value) ? value : [value ?? null]) {
      if (each !== null) {
        params.append(name, String(each));
      }
    }
  }
  return { ...readChoice(params), order, descending, columns: COLUMNS.filter((each) => view.columns.includes(each)) };
}

/** The same order and columns, with everybody in it. */
export function withoutFilters({ order, descending, columns }: ListChoice): ListChoice {
  return { ...readChoice(new URLSearchParams()), order, descending, columns };
}

export function isFiltered(choice: ListChoice): boolean {
  return writeChoice(choice) !== writeChoice(withoutFilters(choice));
}

function hasUsualColumns({ columns }: ListChoice): boolean {
  return columns.join() === USUAL_COLUMNS.join();
}

function isStatus(text: string): text is PatientStatus {
  return Object.hasOwn(STATUS_WORDS, text);
}
