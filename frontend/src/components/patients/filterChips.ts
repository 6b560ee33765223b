import type { Payer, PracticeTag, Provider } from '@/lib/api/shapes';
import { showDay } from '@/lib/practice/days';
import { COVERAGE_STATE_WORDS } from '@/lib/words/insuranceWords';
import { STATUS_WORDS } from '@/lib/words/patientWords';
import type { ListChoice } from './listChoice';

/** One filter in words, and the choice without it. */
export interface FilterChip {
  label: string;
  without: ListChoice;
}

/** What the codes in a choice stand for. */
export interface FilterNames {
  payers: readonly Payer[];
  providers: readonly Provider[];
  tags: readonly PracticeTag[];
}

/** Every filter of a choice, each to be taken away by itself. */
export function chipsOf(choice: ListChoice, names: FilterNames): readonly FilterChip[] {
  const parts = [...ofStatus(choice), ...ofTags(choice, names), ...ofInsurance(choice, names), ...ofOthers(choice)];
  return parts.flatMap(([label, part]) => (label === null ? [] : [{ label, without: { ...choice, ...part } }]));
}

/** What one filter is called, null where nothing is narrowed down, and the part of a choice without it. */
type Part = [label: string | null, without: Partial<ListChoice>];

function ofStatus({ status }: ListChoice): Part[] {
  return status.map((each) => [STATUS_WORDS[each].label, { status: status.filter((other) => other !== each) }]);
}

function ofTags({ tag }: ListChoice, { tags }: FilterNames): Part[] {
  const named = (code: string) => tags.find((each) => each.code === code)?.label ?? 'one that nobody has';
  return tag.map((code) => [`Tag: ${named(code)}`, { tag: tag.filter((other) => other !== code) }]);
}

function ofInsurance(choice: ListChoice, { payers, providers }: FilterNames): Part[] {
  const { coverage, payer_id, provider_id } = choice;
  const payer = () => payers.find(({ id }) => id === payer_id)?.name ?? 'One payer';
  const provider = () => providers.find(({ id }) => id === provider_id)?.display_name ?? 'One provider';
  return [
    [coverage && `Coverage: ${COVERAGE_STATE_WORDS[coverage].label.toLowerCase()}`, { coverage: null }],
    [payer_id && payer(), { payer_id: null }],
    [provider_id && provider(), { provider_id: null }],
    [choice.without_provider ? 'No provider' : null, { without_provider: false }],
  ];
}

function ofOthers(choice: ListChoice): Part[] {
  const { state, birthday_within, contacted_since, not_contacted_since } = choice;
  return [
    [state && `State: ${state}`, { state: null }],
    [rangeOf('Age', choice.age_from, choice.age_to, String), { age_from: null, age_to: null }],
    [birthday_within && birthdayWords(birthday_within), { birthday_within: null }],
    [
      rangeOf('Coverage ends', choice.coverage_ends_from, choice.coverage_ends_to, showDay),
      { coverage_ends_from: null, coverage_ends_to: null },
    ],
    [contacted_since && `In touch since ${showDay(contacted_since)}`, { contacted_since: null }],
    [not_contacted_since && `No contact since ${showDay(not_contacted_since)}`, { not_contacted_since: null }],
    [rangeOf('Last change', choice.changed_from, choice.changed_to, showDay), { changed_from: null, changed_to: null }],
    [choice.pending_review ? 'Needs a look' : null, { pending_review: false }],
    [choice.archived ? 'Archived' : null, { archived: false }],
  ];
}

function rangeOf(name: string, from: string | null, to: string | null, show: (value: string) => string): string | null {
  if (from === null) {
    return to === null ? null : `${name}: up to ${show(to)}`;
  }
  return to === null ? `${name}: from ${show(from)}` : `${name}: ${show(from)} to ${show(to)}`;
}

function birthdayWords(days: string): string {
  return days === '0' ? 'Birthday today' : `Birthday within ${days} days`;
}
