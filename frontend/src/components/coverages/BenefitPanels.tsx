import type { Benefit, Network } from '@/lib/api/shapes';
import { NETWORK_WORDS } from '@/lib/words/insuranceWords';
import { AmountBar } from './AmountBar';
import classes from './BenefitPanels.module.css';
import { CostLines } from './CostLines';

const NETWORKS = Object.keys(NETWORK_WORDS) as Network[];

/** What the plan pays, network by network: what has been used up, then what each service costs. */
export function BenefitPanels({ benefits }: { benefits: readonly Benefit[] }) {
  const panels = NETWORKS.map((network) => ({
    network,
    lines: benefits.filter((benefit) => benefit.network === network),
  })).filter(({ lines }) => lines.length > 0);
  if (panels.length === 0) {
    return null;
  }
  return (
    <div className={classes.panels}>
      {panels.map(({ network, lines }) => (
        <section key={network} className={classes.panel} aria-label={NETWORK_WORDS[network]}>
          <h3 className={classes.title}>{NETWORK_WORDS[network]}</h3>
          {lines.filter(isUsedUp).map((benefit) => (
            <AmountBar key={keyOf(benefit)} benefit={benefit} />
          ))}
          <CostLines benefits={lines.filter((benefit) => !isUsedUp(benefit))} />
        </section>
      ))}
    </div>
  );
}

function isUsedUp({ kind }: Benefit): boolean {
  return kind === 'deductible' || kind === 'out_of_pocket';
}

function keyOf(benefit: Benefit): string {
  return `${benefit.kind}-${(benefit.segments ?? []).join('-')}`;
}
