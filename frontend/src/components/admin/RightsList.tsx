import { IconBan, IconCheck } from '@tabler/icons-react';
import type { PermissionAnswer, Role } from '@/lib/api/shapes';
import { Surface } from '@/lib/ui/Surface';
import { PERMISSION_WORDS } from '@/lib/words/accountWords';
import { PERMISSION_GROUPS } from '@/lib/words/permissionWords';
import classes from './RightsList.module.css';
import { WhyHeld } from './WhyHeld';

interface RightsListProps {
  answers: readonly PermissionAnswer[];
  roles: readonly Role[];
}

/** What somebody may do, in plain words, each with why: the chain of roles, or the reason of a grant. */
export function RightsList({ answers, roles }: RightsListProps) {
  const of = new Map(answers.map((answer) => [answer.permission, answer]));
  return (
    <Surface title="What they may do, and why">
      {PERMISSION_GROUPS.map(({ label, permissions }) => {
        const shown = permissions.flatMap((each) => of.get(each) ?? []).filter(isWorthSaying);
        return shown.length === 0 ? null : (
          <section key={label} className={classes.group} aria-label={label}>
            <h3 className={classes.title}>{label}</h3>
            <ul className={classes.list}>
              {shown.map((answer) => (
                <Right key={answer.permission} answer={answer} roles={roles} />
              ))}
            </ul>
          </section>
        );
      })}
    </Surface>
  );
}

function isWorthSaying({ is_held, revocation }: PermissionAnswer): boolean {
  return is_held || revocation !== null;
}

function Right({ answer, roles }: { answer: PermissionAnswer; roles: readonly Role[] }) {
  return (
    <li className={classes.right} data-taken={!answer.is_held || undefined} data-permission={answer.permission}>
      {answer.is_held ? <IconCheck size={17} stroke={2} aria-hidden /> : <IconBan size={17} stroke={2} aria-hidden />}
      <div>
        {answer.is_held ? '' : 'Not: '}
        {PERMISSION_WORDS[answer.permission]}
        <WhyHeld {...answer} roles={roles} />
      </div>
    </li>
  );
}
