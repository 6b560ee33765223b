import type { Coverage } from '@/lib/api/shapes';
import { showDay, showMoment } from '@/lib/practice/days';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { Surface } from '@/lib/ui/Surface';
import { Tag } from '@/lib/ui/Tag';
import { OUTCOME_WORDS, RELATIONSHIP_WORDS, standingOf } from '@/lib/words/insuranceWords';
import { BenefitPanels } from './BenefitPanels';
import classes from './CoverageCard.module.css';
import { RejectionNotes } from './RejectionNotes';

const RANKS = ['', 'Primary', 'Secondary', 'Tertiary'];

/** One insurance: whose plan, since when, what it pays, and what the payer last said about it. */
export function CoverageCard({ coverage }: { coverage: Coverage }) {
  const { today } = usePracticeTime();
  const standing = standingOf(coverage.status, coverage, today);
  const rank = RANKS[coverage.priority] ?? `No. ${coverage.priority}`;
  return (
    <Surface
      title={coverage.payer_name}
      subtitle={[coverage.plan_name, coverage.insurance_type, rank].filter(Boolean).join(' · ')}
      aside={
        <Tag tone={standing.tone} withDot>
          {standing.label}
        </Tag>
      }
    >
      <dl className={classes.facts}>
        <Fact name="Member id" value={coverage.member_id} isCode />
        <Fact name="Group" value={coverage.group_number} isCode />
        <Fact name="Valid" value={periodOf(coverage)} />
        <Fact name="Patient is" value={RELATIONSHIP_WORDS[coverage.relationship]} />
        <Fact name="Subscriber" value={subscriberOf(coverage)} />
        <LastCheck coverage={coverage} />
      </dl>
      <RejectionNotes rejections={coverage.rejections} />
      <BenefitPanels benefits={coverage.benefits} />
    </Surface>
  );
}

function Fact({ name, value, isCode = false }: { name: string; value: string | null; isCode?: boolean }) {
  if (value === null) {
    return null;
  }
  return (
    <div>
      <dt>{name}</dt>
      <dd className={isCode ? classes.code : undefined}>{value}</dd>
    </div>
  );
}

function LastCheck({ coverage: { checked_at, check_outcome } }: { coverage: Coverage }) {
  const { zone } = usePracticeTime();
  if (checked_at === null) {
    return <Fact name="Last check" value="Never" />;
  }
  return (
    <div>
      <dt>Last check</dt>
      <dd>{showMoment(checked_at, zone)}</dd>
      {check_outcome === null ? null : <dd className={classes.outcome}>{OUTCOME_WORDS[check_outcome]}</dd>}
    </div>
  );
}

function periodOf({ begins_on, ends_on }: Coverage): string | null {
  if (begins_on === null && ends_on === null) {
    return null;
  }
  const from = begins_on === null ? '' : `from ${showDay(begins_on)}`;
  const to = ends_on === null ? '' : `until ${showDay(ends_on)}`;
  return [from, to].filter(Boolean).join(' ');
}

function subscriberOf({ subscriber }: Coverage): string | null {
  if (subscriber === null) {
    return null;
  }
  const name = [subscriber.given_name, subscriber.family_name].filter(Boolean).join(' ');
  return subscriber.birth_date ? `${name}, born ${showDay(subscriber.birth_date)}` : name;
}
