import type { Benefit } from '@/lib/api/shapes';
import { BENEFIT_WORDS, showMoney } from '@/lib/words/insuranceWords';
import classes from './AmountBar.module.css';
import { scopeOf, sourceOf } from './benefitScope';

/** A deductible or a maximum: how much of it has been met, and how much is left. What the payer did not state stays unknown. */
export function AmountBar({ benefit }: { benefit: Benefit }) {
  const { total, met, remaining } = benefit;
  const share = shareMet(benefit);
  return (
    <div className={classes.amount} title={sourceOf(benefit)}>
      <p className={classes.name}>
        <strong>{BENEFIT_WORDS[benefit.kind]}</strong> {scopeOf(benefit)}
      </p>
      {share === null ? null : (
        <div className={classes.track} aria-hidden>
          <span style={{ width: `${share * 100}%` }} />
        </div>
      )}
      <p className={classes.figures}>
        <span>
          {met ? `${showMoney(met)} met` : 'Met so far not stated'}
          {total ? ` of ${showMoney(total)}` : ', total not stated'}
        </span>
        <strong>{remaining ? `${showMoney(remaining)} left` : null}</strong>
      </p>
      {benefit.note ? <p className={classes.note}>{benefit.note}</p> : null}
    </div>
  );
}

function shareMet({ total, met }: Benefit): number | null {
  if (!(total && met) || Number(total) === 0) {
    return null;
  }
  return Math.min(Number(met) / Number(total), 1);
}
