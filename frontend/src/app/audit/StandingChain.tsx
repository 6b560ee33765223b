import { Skeleton } from '@mantine/core';
import { ChainBanner } from '@/components/audit/ChainBanner';
import { asProblem } from '@/lib/api/problem';
import { useAuditChain, useCheckChain } from '@/lib/queries/auditQueries';
import { Answer } from '@/lib/ui/Answer';
import { tellFailed } from '@/lib/ui/toasts';

/** How the chain stands, above the entries. */
export function StandingChain() {
  const chain = useAuditChain();
  const check = useCheckChain();
  return (
    <Answer query={chain} skeleton={<Skeleton height={96} radius={14} mb={16} />}>
      {(found) => (
        <ChainBanner
          chain={found}
          isAsking={check.isPending}
          onCheck={() => check.mutate(undefined, { onError: (error) => tellFailed(asProblem(error)) })}
        />
      )}
    </Answer>
  );
}
