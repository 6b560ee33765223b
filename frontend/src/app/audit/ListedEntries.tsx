import { Skeleton } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { AuditTable } from '@/components/audit/AuditTable';
import { type AuditChoice, auditQueryOf, isNarrowed, NO_CHOICE } from '@/components/audit/auditChoice';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { useAuditList } from '@/lib/queries/auditQueries';
import { Answer } from '@/lib/ui/Answer';
import { NoMatch } from '@/lib/ui/NoMatch';
import { ViewMessage } from '@/lib/ui/ViewMessage';

interface ListedEntriesProps {
  choice: AuditChoice;
  onChoice: (part: Partial<AuditChoice>) => void;
}

const SKELETON_HEIGHT = 480;

/** The entries of a choice, page after page. */
export function ListedEntries({ choice, onChoice }: ListedEntriesProps) {
  const { zone } = usePracticeTime();
  const list = useAuditList(auditQueryOf(choice, zone));
  return (
    <Answer
      query={list}
      skeleton={<Skeleton height={SKELETON_HEIGHT} radius={0} aria-label="Entries are being loaded" />}
    >
      {({ pages }) => {
        const entries = pages.flatMap(({ items }) => items);
        if (entries.length === 0 && !list.hasNextPage) {
          return isNarrowed(choice) ? (
            <NoMatch title="No entry is like this" onClear={() => onChoice({ ...NO_CHOICE, hidden: choice.hidden })} />
          ) : (
            <ViewMessage icon={<IconHistory size={26} />} title="Nothing was recorded yet" tone="gray" />
          );
        }
        return (
          <AuditTable
            entries={entries}
            isUpdating={list.isPlaceholderData}
            onOpen={(opened) => onChoice({ opened })}
            onMore={list.hasNextPage ? () => list.fetchNextPage() : null}
            isReadingMore={list.isFetchingNextPage}
            lookedBackTo={pages.at(-1)?.looked_back_to ?? null}
          />
        );
      }}
    </Answer>
  );
}
