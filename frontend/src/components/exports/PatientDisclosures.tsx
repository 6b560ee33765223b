import { IconShare3 } from '@tabler/icons-react';
import type { Disclosure } from '@/lib/api/shapes';
import { showMoment } from '@/lib/practice/days';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { Surface } from '@/lib/ui/Surface';
import { Tag } from '@/lib/ui/Tag';
import { ViewMessage } from '@/lib/ui/ViewMessage';
import { CONTENT_WORDS, purposeWords } from '@/lib/words/exportWords';
import classes from './PatientDisclosures.module.css';

/** To whom something about a patient left the practice in the last six years. */
export function PatientDisclosures({ disclosures }: { disclosures: readonly Disclosure[] }) {
  const { zone } = usePracticeTime();
  return (
    <Surface title="Disclosures" subtitle="What left the practice about this patient in six years" isPadded={false}>
      {disclosures.length === 0 ? (
        <ViewMessage icon={<IconShare3 size={26} />} title="Nothing left the practice" tone="gray">
          Files that tell of this patient are listed here, with who received them and why.
        </ViewMessage>
      ) : (
        <ul className={classes.list} aria-label="Disclosures">
          {disclosures.map((each) => (
            <li key={each.id} className={classes.row}>
              <div>
                <p className={classes.name}>{each.recipient}</p>
                <p className={classes.quiet}>{purposeWords(each)}</p>
              </div>
              <p className={classes.quiet}>
                {CONTENT_WORDS[each.content].label}: {each.columns.join(', ')}
              </p>
              <p className={classes.quiet}>
                {showMoment(each.at, zone)}, {each.by_name ?? 'an account that is gone'}
              </p>
              <span>
                {each.is_accountable ? <Tag tone="amber">Must be accounted for</Tag> : <Tag tone="gray">Exempt</Tag>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Surface>
  );
}
