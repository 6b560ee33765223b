import { Button, Skeleton } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import type { Route } from 'next';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { AuditTable } from '@/components/audit/AuditTable';
import { useAuditList } from '@/lib/queries/auditQueries';
import { Answer } from '@/lib/ui/Answer';
import { Surface } from '@/lib/ui/Surface';
import { ViewMessage } from '@/lib/ui/ViewMessage';

/** Who looked at this record and who changed it; looking here is recorded, too. */
export function AuditPart({ patientId }: { patientId: string }) {
  const router = useRouter();
  const list = useAuditList({ subject: patientId });
  const wholeTrail = `/audit?subject=${patientId}`;
  return (
    <Surface
      title="Audit"
      subtitle="Who looked at this record and who changed it. What you look at here is recorded, too."
      aside={
        <Button component={Link} href={wholeTrail as Route} variant="default" size="xs">
          In the audit trail
        </Button>
      }
      isPadded={false}
    >
      <Answer query={list} skeleton={<Skeleton height={360} radius={0} />}>
        {({ pages }) => {
          const entries = pages.flatMap(({ items }) => items);
          return entries.length === 0 && !list.hasNextPage ? (
            <ViewMessage icon={<IconHistory size={26} />} title="Nothing was recorded yet" tone="gray" />
          ) : (
            <AuditTable
              entries={entries}
              isUpdating={list.isPlaceholderData}
              onOpen={(id) => router.push(`${wholeTrail}&entry=${id}` as Route)}
              onMore={list.hasNextPage ? () => list.fetchNextPage() : null}
              isReadingMore={list.isFetchingNextPage}
              lookedBackTo={pages.at(-1)?.looked_back_to ?? null}
            />
          );
        }}
      </Answer>
    </Surface>
  );
}
