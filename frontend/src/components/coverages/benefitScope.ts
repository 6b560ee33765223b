import type { Benefit } from '@/lib/api/shapes';

/** For whom and for how long an amount counts, as far as the payer said: "individual, calendar year". */
export function scopeOf({ kind, level, period }: Benefit): string {
  const isPerVisit = kind === 'copay' && period === 'visit';
  return [level?.replaceAll('_', ' '), isPerVisit ? null : period].filter(Boolean).join(', ');
}

/** Where in the payer's message an amount comes from. */
export function sourceOf({ segments = [] }: Benefit): string | undefined {
  if (segments.length === 0) {
    return undefined;
  }
  return `${segments.length === 1 ? 'Segment' : 'Segments'} ${segments.join(', ')} of the payer's answer`;
}

const WHOLE_PLAN = 'Health benefit plan coverage';

/** Which service an amount is for. The plan as a whole is a service of its own in X12 (type 30). */
export function serviceOf({ service_type }: Benefit): string {
  return !service_type || service_type === WHOLE_PLAN ? 'Services in general' : service_type;
}
