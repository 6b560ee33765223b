import { IconShieldOff } from '@tabler/icons-react';
import type { Coverage } from '@/lib/api/shapes';
import { Surface } from '@/lib/ui/Surface';
import { ViewMessage } from '@/lib/ui/ViewMessage';
import { CoverageCard } from './CoverageCard';

/** Everything that insures a patient, primary first. */
export function CoverageList({ coverages }: { coverages: readonly Coverage[] }) {
  if (coverages.length === 0) {
    return (
      <Surface title="Insurance">
        <ViewMessage icon={<IconShieldOff size={26} />} title="No insurance on record" tone="gray">
          It appears here once a payer's answer about this patient has been imported.
        </ViewMessage>
      </Surface>
    );
  }
  return coverages.map((coverage) => <CoverageCard key={coverage.id} coverage={coverage} />);
}
