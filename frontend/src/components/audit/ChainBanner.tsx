import { Button, Progress } from '@mantine/core';
import { IconLink, IconLinkOff } from '@tabler/icons-react';
import type { AuditChain } from '@/lib/api/shapes';
import { showMoment } from '@/lib/practice/days';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { chainWords } from '@/lib/words/auditWords';
import classes from './ChainBanner.module.css';

interface ChainBannerProps {
  chain: AuditChain;
  onCheck: () => void;
  isAsking: boolean;
}

const WHOLE = 100;

/** Whether the trail is whole, in plain words; and a check that runs. */
export function ChainBanner({ chain, onCheck, isAsking }: ChainBannerProps) {
  const { zone } = usePracticeTime();
  const { tone, title, text } = chainWords(chain, (moment) => showMoment(moment, zone));
  const Icon = chain.fault === null ? IconLink : IconLinkOff;
  return (
    <section
      className={classes.banner}
      data-tone={tone}
      aria-label="State of the audit trail"
      role={chain.fault === null ? undefined : 'alert'}
    >
      <span className={classes.icon} aria-hidden>
        <Icon size={20} stroke={1.8} />
      </span>
      <div className={classes.words}>
        <h2 className={classes.title}>{title}</h2>
        <p className={classes.text}>{text}</p>
        {chain.has_failed ? <p className={classes.text}>The last check could not be brought to its end.</p> : null}
        {chain.running === null ? null : <Running running={chain.running} />}
        <p className={classes.key}>Signed with the key {chain.fingerprint}</p>
      </div>
      {chain.running === null ? (
        <Button variant="default" size="xs" onClick={onCheck} loading={isAsking}>
          Check now
        </Button>
      ) : null}
    </section>
  );
}

function Running({ running: { done, total } }: { running: NonNullable<AuditChain['running']> }) {
  const words =
    total === null || total === 0
      ? 'A check begins.'
      : `Checking: ${done.toLocaleString('en-US')} of ${total.toLocaleString('en-US')} blocks.`;
  return (
    <div role="status" className={classes.running}>
      <span>{words}</span>
      <Progress
        value={total === null || total === 0 ? 0 : (done / total) * WHOLE}
        size="sm"
        aria-label="How far the check has come"
      />
    </div>
  );
}
