import type { Route } from 'next';
import Link from 'next/link';
import type { DashboardCounts } from '@/lib/api/shapes';
import { Surface } from '@/lib/ui/Surface';
import { COVERAGE_STATE_WORDS } from '@/lib/words/insuranceWords';
import type { Tone } from '@/lib/words/patientWords';
import classes from './CoverageMix.module.css';

const figures = new Intl.NumberFormat('en-US');

interface Slice {
  id: string;
  label: string;
  tone: Tone;
  count: number;
  href: Route | null;
}

/** How the patients stand with insurance: parts that add up to everybody. */
export function CoverageMix({ counts }: { counts: DashboardCounts }) {
  const slices = slicesOf(counts);
  return (
    <Surface title="Insurance coverage" subtitle="What the payers last said">
      <div className={classes.bar} aria-hidden>
        {slices.map(({ id, tone, count }) => (
          <span key={id} data-tone={tone} style={{ flexGrow: count }} data-empty={count === 0 || undefined} />
        ))}
      </div>
      <ul className={classes.list} aria-label="Patients by coverage">
        {slices.map(({ id, label, tone, count, href }) => (
          <li key={id} data-tone={tone}>
            <span className={classes.dot} aria-hidden />
            {href === null ? <span className={classes.label}>{label}</span> : null}
            {href === null ? null : (
              <Link href={href} className={classes.label}>
                {label}
              </Link>
            )}
            <strong>{figures.format(count)}</strong>
          </li>
        ))}
      </ul>
    </Surface>
  );
}

/** "In force" comes with those that end soon; who is in no group is insured by a payer that did not say how. */
function slicesOf({ total, by_coverage }: DashboardCounts): Slice[] {
  const { active = 0, ending_soon = 0, ended = 0, none = 0 } = by_coverage;
  const slice = (state: keyof typeof COVERAGE_STATE_WORDS, count: number): Slice => ({
    id: state,
    ...COVERAGE_STATE_WORDS[state],
    count,
    href: `/patients?coverage=${state}` as Route,
  });
  return [
    slice('active', active - ending_soon),
    slice('ending_soon', ending_soon),
    slice('ended', ended),
    slice('none', none),
    { id: 'unknown', label: 'Not confirmed', tone: 'violet', count: total - active - ended - none, href: null },
  ];
}
