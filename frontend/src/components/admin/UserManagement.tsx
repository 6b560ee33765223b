import type { User, UserOrder } from '@/lib/api/shapes';
import { ListFoot } from '@/lib/ui/ListFoot';
import { SortHeader, sortedBy } from '@/lib/ui/SortHeader';
import { walkRows } from '@/lib/ui/walkRows';
import classes from './UserManagement.module.css';
import { UserRow } from './UserRow';

const COLUMNS: readonly { label: string; order: UserOrder | null }[] = [
  { label: 'Name', order: 'name' },
  { label: 'Role', order: 'role' },
  { label: 'State', order: null },
  { label: 'Second factor', order: null },
  { label: 'Last seen', order: 'last_used' },
  { label: 'Last sign-in', order: 'last_signed_in' },
  { label: 'Sessions', order: null },
];

interface UserManagementProps {
  users: readonly User[];
  /** How many there are, those that are not read yet among them. */
  total: number;
  /** The signed-in person. */
  me: string;
  order: UserOrder;
  isDescending: boolean;
  onOrder: (order: UserOrder, isDescending: boolean) => void;
  /** Something newer is on its way. */
  isUpdating: boolean;
  /** Reads the next page; null on the last one. */
  onMore: (() => void) | null;
  isReadingMore: boolean;
}

/** Everybody who works here; each row leads to a user, arrow keys walk through them. */
export function UserManagement(props: UserManagementProps) {
  const { users, total, me, order, isDescending, onOrder, isUpdating, onMore, isReadingMore } = props;
  return (
    <>
      <div className={classes.scroller} data-updating={isUpdating || undefined}>
        {/* Roles are spelled out because small screens lay the rows out as cards, which takes a table's own away. */}
        <table className={classes.table} role="table" aria-label="Users" aria-busy={isUpdating}>
          <thead role="rowgroup">
            <tr role="row">
              {COLUMNS.map((column) => (
                <SortHeader
                  key={column.label}
                  label={column.label}
                  sorted={sortedBy(column.order, { order, descending: isDescending })}
                  onSort={sorter(column.order, onOrder)}
                />
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup" onKeyDown={walkRows}>
            {users.map((user) => (
              <UserRow key={user.id} user={user} isMe={user.id === me} />
            ))}
          </tbody>
        </table>
      </div>
      <ListFoot
        words={shownWords(users.length, total)}
        moreWords="Load more"
        onMore={onMore}
        isReadingMore={isReadingMore}
      />
    </>
  );
}

function sorter(order: UserOrder | null, onOrder: UserManagementProps['onOrder']) {
  return order === null ? null : (isDescending: boolean) => onOrder(order, isDescending);
}

function shownWords(shown: number, total: number): string {
  const all = `${total} ${total === 1 ? 'user' : 'users'}`;
  return shown < total ? `The first ${shown} of ${all}` : all;
}
