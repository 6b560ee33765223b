import { IconShieldOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Coverage } from '@/lib/api/shapes';
import { Surface } from '@/lib/ui/Surface';
import { ViewMessage } from '@/lib/ui/ViewMessage';
import { CoverageCard, type CoverageCardProps } from './CoverageCard';

type OfOne = Omit<CoverageCardProps, 'coverage'>;

interface CoverageListProps {
  coverages: readonly Coverage[];
  /** What can be done with each, and what stands in its card. */
  of?: (coverage: Coverage) => OfOne;
  /** The way to the first one, where there is none. */
  actions?: ReactNode;
}

/** Everything that insures a patient, primary first. */
export function CoverageList({ coverages, of = () => ({}), actions }: CoverageListProps) {
  if (coverages.length === 0) {
    return (
      <Surface title="Insurance">
        <ViewMessage icon={<IconShieldOff size={26} />} title="No insurance on record" tone="gray" actions={actions}>
          Enter it from the card, or import a payer's answer about this patient.
        </ViewMessage>
      </Surface>
    );
  }
  return coverages.map((coverage) => <CoverageCard key={coverage.id} coverage={coverage} {...of(coverage)} />);
}
