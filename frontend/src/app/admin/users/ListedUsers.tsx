import { Skeleton } from '@mantine/core';
import { UserManagement } from '@/components/admin/UserManagement';
import type { UserChoice } from '@/components/admin/userChoice';
import { useMe } from '@/lib/queries/sessionQueries';
import { useUserList } from '@/lib/queries/userQueries';
import { Answer } from '@/lib/ui/Answer';
import { NoMatch } from '@/lib/ui/NoMatch';

interface ListedUsersProps {
  choice: UserChoice;
  onChoice: (part: Partial<UserChoice>) => void;
  text: string;
  onClear: () => void;
}

/** The users of a choice, page after page. */
export function ListedUsers({ choice, onChoice, text, onClear }: ListedUsersProps) {
  const { role, state, factor, order, descending } = choice;
  const me = useMe().data?.id ?? '';
  const list = useUserList({
    order,
    descending,
    ...(text === '' ? {} : { text }),
    ...(role === null ? {} : { role }),
    ...(state === null ? {} : { state }),
    ...(factor === null ? {} : { factor }),
  });
  return (
    <Answer query={list} skeleton={<Skeleton height={420} />}>
      {({ pages }) => {
        const users = pages.flatMap(({ items }) => items);
        return users.length === 0 ? (
          <NoMatch title="Nobody matches" onClear={onClear} />
        ) : (
          <UserManagement
            users={users}
            total={pages.at(-1)?.total ?? users.length}
            me={me}
            order={order}
            isDescending={descending}
            onOrder={(column, isDescending) => onChoice({ order: column, descending: isDescending })}
            isUpdating={list.isPlaceholderData}
            onMore={list.hasNextPage ? () => list.fetchNextPage() : null}
            isReadingMore={list.isFetchingNextPage}
          />
        );
      }}
    </Answer>
  );
}
