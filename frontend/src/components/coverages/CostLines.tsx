import type { Benefit } from '@/lib/api/shapes';
import { BENEFIT_WORDS, showMoney, showShare } from '@/lib/words/insuranceWords';
import { scopeOf, serviceOf, sourceOf } from './benefitScope';
import classes from './CostLines.module.css';

/** What the patient pays for each service: an amount, or a share. */
export function CostLines({ benefits }: { benefits: readonly Benefit[] }) {
  if (benefits.length === 0) {
    return null;
  }
  return (
    <ul className={classes.lines}>
      {benefits.map((benefit) => (
        <li key={`${benefit.kind}-${(benefit.segments ?? []).join('-')}`} title={sourceOf(benefit)}>
          <span className={classes.service}>
            {serviceOf(benefit)}
            <span className={classes.scope}>
              {[BENEFIT_WORDS[benefit.kind], scopeOf(benefit)].filter(Boolean).join(', ')}
              {benefit.note ? ` · ${benefit.note}` : ''}
            </span>
          </span>
          <strong>{costOf(benefit)}</strong>
        </li>
      ))}
    </ul>
  );
}

function costOf({ share, total, period }: Benefit): string {
  if (share) {
    return showShare(share);
  }
  if (!total) {
    return 'not stated';
  }
  return period === 'visit' ? `${showMoney(total)} a visit` : showMoney(total);
}
