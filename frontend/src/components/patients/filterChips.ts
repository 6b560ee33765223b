import type { Payer, Provider } from '@/lib/api/shapes';
import { showDay } from '@/lib/practice/days';
import { COVERAGE_STATE_WORDS } from '@/lib/words/insuranceWords';
import { STATUS_WORDS } from '@/lib/words/patientWords';
import type { ListChoice } from './listChoice';

/** One filter in words, and the choice without it. */
export interface FilterChip {
  label: string;
  without: ListChoice;
}

/** Every filter of a choice, each to be taken away by itself. */
export function chipsOf(
  choice: ListChoice,
  payers: readonly Payer[],
  providers: readonly Provider[],
): readonly FilterChip[] {
  const chips: FilterChip[] = choice.status.map((status) => ({
    label: STATUS_WORDS[status].label,
    without: { ...choice, status: choice.status.filter((each) => each !== status) },
  }));
  const add = (label: string | null, part: Partial<ListChoice>) => {
    if (label !== null) {
      chips.push({ label, without: { ...choice, ...part } });
    }
  };
  const { coverage, payer_id, provider_id, state, birthday_within } = choice;
  add(coverage && `Coverage: ${COVERAGE_STATE_WORDS[coverage].label.toLowerCase()}`, { coverage: null });
  add(payer_id && (payers.find(({ id }) => id === payer_id)?.name ?? 'One payer'), { payer_id: null });
  add(provider_id && (providers.find(({ id }) => id === provider_id)?.display_name ?? 'One provider'), {
    provider_id: null,
  });
  add(choice.without_provider ? 'No provider' : null, { without_provider: false });
  add(state && `State: ${state}`, { state: null });
  add(rangeOf('Age', choice.age_from, choice.age_to, String), { age_from: null, age_to: null });
  add(birthday_within && birthdayWords(birthday_within), { birthday_within: null });
  add(rangeOf('Coverage ends', choice.coverage_ends_from, choice.coverage_ends_to, showDay), {
    coverage_ends_from: null,
    coverage_ends_to: null,
  });
  add(rangeOf('Last change', choice.changed_from, choice.changed_to, showDay), {
    changed_from: null,
    changed_to: null,
  });
  add(choice.pending_review ? 'Needs a look' : null, { pending_review: false });
  add(choice.archived ? 'Archived' : null, { archived: false });
  return chips;
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
