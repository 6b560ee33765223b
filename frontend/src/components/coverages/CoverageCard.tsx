import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Coverage } from '@/lib/api/shapes';
import { showDay, showMoment } from '@/lib/practice/days';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { Surface } from '@/lib/ui/Surface';
import { Tag } from '@/lib/ui/Tag';
import { OUTCOME_WORDS, RELATIONSHIP_WORDS, rankWords, standingOf } from '@/lib/words/insuranceWords';
import { BenefitPanels } from './BenefitPanels';
import classes from './CoverageCard.module.css';
import { RejectionNotes } from './RejectionNotes';

export interface CoverageCardProps {
  coverage: Coverage;
  /** Opens the form; null where the person may not, and for one that was ended. */
  onChange?: (() => void) | null;
  onEnd?: (() => void) | null;
  /** What belongs to it: pictures of its card. */
  children?: ReactNode;
}

/** One insurance: whose plan, since when, what it pays, and what the payer last said about it. */
export function CoverageCard({ coverage, onChange = null, onEnd = null, children }: CoverageCardProps) {
  const { today } = usePracticeTime();
  const standing = standingOf(coverage.status, coverage, today);
  return (
    <Surface
      title={coverage.payer_name}
      subtitle={[coverage.plan_name, coverage.insurance_type, rankWords(coverage.priority)].filter(Boolean).join(' · ')}
      aside={
        <Tag tone={standing.tone} withDot>
          {standing.label}
        </Tag>
      }
    >
      <dl className={classes.facts}>
        <Fact name="Member ID" value={coverage.member_id} isCode />
        <Fact name="Group" value={coverage.group_number} isCode />
        <Fact name="Valid" value={periodOf(coverage)} />
        <Fact name="Patient is" value={RELATIONSHIP_WORDS[coverage.relationship]} />
        <Fact name="Subscriber" value={subscriberOf(coverage)} />
        <LastCheck coverage={coverage} />
        <Fact name="Ended because" value={coverage.ended_reason ?? null} />
      </dl>
      <RejectionNotes rejections={coverage.rejections} />
      <BenefitPanels benefits={coverage.benefits} />
      {children}
      <Actions coverage={coverage} onChange={onChange} onEnd={onEnd} />
    </Surface>
  );
}

function Actions({ coverage, onChange, onEnd }: Required<Omit<CoverageCardProps, 'children'>>) {
  if (onChange === null && onEnd === null) {
    return null;
  }
  return (
    <div className={classes.actions}>
      {onChange === null ? null : (
        <Button variant="default" size="xs" onClick={onChange} aria-label={`Change ${coverage.payer_name}`}>
          Change
        </Button>
      )}
      {onEnd === null ? null : (
        <Button variant="default" size="xs" onClick={onEnd} aria-label={`End ${coverage.payer_name}`}>
          End
        </Button>
      )}
    </div>
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
