import { Button } from '@mantine/core';
import type { Grant } from '@/lib/api/shapes';
import { showMoment } from '@/lib/practice/days';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { Surface } from '@/lib/ui/Surface';
import { Tag } from '@/lib/ui/Tag';
import { PERMISSION_WORDS } from '@/lib/words/accountWords';
import classes from './GrantList.module.css';

interface GrantListProps {
  grants: readonly Grant[];
  nameOf: (user: string) => string;
  /** Null where the person may not. */
  onAdd: (() => void) | null;
  onEnd: ((grant: Grant) => void) | null;
}

/** What this user was given beside the role, or what was taken away; those that are over stay to be read. */
export function GrantList({ grants, nameOf, onAdd, onEnd }: GrantListProps) {
  return (
    <Surface
      title="Given and taken away"
      subtitle="Beside the role, for this user alone"
      aside={
        onAdd === null ? null : (
          <Button size="xs" variant="default" onClick={onAdd}>
            Give or take
          </Button>
        )
      }
      isPadded={false}
    >
      {grants.length === 0 ? (
        <p className={classes.none}>Nothing: this user may do what the role opens.</p>
      ) : (
        <ul className={classes.list} aria-label="Given and taken away">
          {grants.map((grant) => (
            <GrantRow
              key={grant.id}
              grant={grant}
              by={grant.granted_by_name ?? nameOf(grant.granted_by)}
              nameOf={nameOf}
              onEnd={onEnd}
            />
          ))}
        </ul>
      )}
    </Surface>
  );
}

interface GrantRowProps extends Pick<GrantListProps, 'nameOf' | 'onEnd'> {
  grant: Grant;
  by: string;
}

function GrantRow({ grant, by, nameOf, onEnd }: GrantRowProps) {
  const { zone } = usePracticeTime();
  const { permission, is_given, reason, expires_at, ended_at, ended_by, created_at, is_in_force } = grant;
  const isOver = !is_in_force;
  return (
    <li className={classes.grant} data-over={isOver || undefined}>
      <div className={classes.words}>
        <p className={classes.what}>
          <Tag tone={toneOf(is_given, isOver)}>{is_given ? 'Given' : 'Taken away'}</Tag>
          {PERMISSION_WORDS[permission]}
        </p>
        <p className={classes.reason}>{reason}</p>
        <p className={classes.quiet}>
          By {by}, {showMoment(created_at, zone)}
          {expires_at === null || ended_at !== null ? '' : ` · until ${showMoment(expires_at, zone)}`}
          {ended_at === null ? '' : ` · ended ${showMoment(ended_at, zone)}${endedBy(ended_by, nameOf)}`}
        </p>
      </div>
      {onEnd === null || isOver ? null : (
        <Button
          size="xs"
          variant="default"
          onClick={() => onEnd(grant)}
          aria-label={`End: ${PERMISSION_WORDS[permission]}`}
        >
          End
        </Button>
      )}
    </li>
  );
}

function toneOf(isGiven: boolean, isOver: boolean) {
  if (isOver) {
    return 'gray';
  }
  return isGiven ? 'teal' : 'red';
}

function endedBy(user: string | null, nameOf: (user: string) => string): string {
  return user === null ? '' : ` by ${nameOf(user)}`;
}
