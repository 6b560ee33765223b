import { IconAlertTriangle, IconCalendarExclamation, IconEyeCheck, IconUsers } from '@tabler/icons-react';
import type { DashboardCounts } from '@/lib/api/shapes';
import classes from './DashboardFigures.module.css';
import { MetricsCard, MetricsCardSkeleton } from './MetricsCard';

/** The four figures that a day begins with. */
export function DashboardFigures({ counts }: { counts: DashboardCounts }) {
  const { total, by_status, to_review, ending_soon, new_this_month } = counts;
  const urgent = by_status.urgent ?? 0;
  const active = by_status.active ?? 0;
  const share = (count: number) => (total === 0 ? 0 : count / total);
  return (
    <div className={classes.figures}>
      <MetricsCard
        label="Active patients"
        value={active}
        icon={<IconUsers size={19} stroke={1.8} />}
        tone="teal"
        note={`of ${total.toLocaleString('en-US')}, ${new_this_month.toLocaleString('en-US')} new this month`}
        share={share(active)}
        href="/patients?status=active"
      />
      <MetricsCard
        label="Urgent"
        value={urgent}
        icon={<IconAlertTriangle size={19} stroke={1.8} />}
        tone="red"
        note={urgent === 0 ? 'nobody needs attention first' : 'need attention first'}
        share={share(urgent)}
        href="/patients?status=urgent"
      />
      <MetricsCard
        label="To review"
        value={to_review}
        icon={<IconEyeCheck size={19} stroke={1.8} />}
        tone="violet"
        note="insurance answers that need a look"
        share={share(to_review)}
        href="/patients?pending_review=true"
      />
      <MetricsCard
        label="Coverage ending soon"
        value={ending_soon}
        icon={<IconCalendarExclamation size={19} stroke={1.8} />}
        tone="amber"
        note="within 60 days"
        share={share(ending_soon)}
        href="/patients?coverage=ending_soon&order=coverage_end"
      />
    </div>
  );
}

export function DashboardFiguresSkeleton() {
  return (
    <div className={classes.figures}>
      {[0, 1, 2, 3].map((figure) => (
        <MetricsCardSkeleton key={figure} />
      ))}
    </div>
  );
}
