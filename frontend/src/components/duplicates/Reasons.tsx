import { IconCheck, IconX } from '@tabler/icons-react';
import type { DuplicateReason } from '@/lib/api/shapes';
import { REASON_WORDS } from '@/lib/words/duplicateWords';
import classes from './Reasons.module.css';

/** Why two records may be one person, and what speaks against it. */
export function Reasons({ reasons }: { reasons: readonly DuplicateReason[] }) {
  return (
    <ul className={classes.reasons} aria-label="Reasons">
      {reasons.map((reason) => {
        const { label, isAgainst = false } = REASON_WORDS[reason];
        const Sign = isAgainst ? IconX : IconCheck;
        return (
          <li key={reason} className={classes.reason} data-against={isAgainst || undefined}>
            <Sign size={13} stroke={2} aria-hidden />
            {label}
          </li>
        );
      })}
    </ul>
  );
}
