import type { PermissionAnswer, Role } from '@/lib/api/shapes';
import { showMoment } from '@/lib/practice/days';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { chainNames } from './roleParts';
import classes from './WhyHeld.module.css';

interface WhyHeldProps extends Pick<PermissionAnswer, 'chain' | 'grant' | 'revocation'> {
  roles: readonly Role[];
}

/** Why somebody holds a permission or does not: the chain of roles, or the reason of a grant. */
export function WhyHeld({ chain, grant, revocation, roles }: WhyHeldProps) {
  const { zone } = usePracticeTime();
  const given = grant ?? revocation;
  if (given === null) {
    return <p className={classes.why}>{chainNames(roles, chain).join(' → ')}</p>;
  }
  const until = given.expires_at === null ? '' : `, until ${showMoment(given.expires_at, zone)}`;
  return (
    <p className={classes.why}>
      {given.is_given ? 'Given' : 'Taken away'} by {given.granted_by_name ?? 'a former user'}
      {until}: “{given.reason}”
    </p>
  );
}
