import type { ReactNode } from 'react';
import type { Coverage } from '@/lib/api/shapes';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { Surface } from '@/lib/ui/Surface';
import { Tag } from '@/lib/ui/Tag';
import { rankWords, standingOf } from '@/lib/words/insuranceWords';
import classes from './CoverageSummary.module.css';

/** What insures the patient, a line for each. */
export function CoverageSummary({ coverages, aside }: { coverages: readonly Coverage[]; aside: ReactNode }) {
  const { today } = usePracticeTime();
  return (
    <Surface title="Insurance" aside={aside}>
      <ul className={classes.list}>
        {coverages.map((coverage) => {
          const standing = standingOf(coverage.status, coverage, today);
          return (
            <li key={coverage.id} className={classes.item}>
              <div>
                <p>
                  <strong>{coverage.payer_name}</strong>
                </p>
                <p className={classes.plan}>
                  {[rankWords(coverage.priority), coverage.plan_name, coverage.member_id].filter(Boolean).join(' · ')}
                </p>
              </div>
              <Tag tone={standing.tone} withDot>
                {standing.label}
              </Tag>
            </li>
          );
        })}
      </ul>
    </Surface>
  );
}
