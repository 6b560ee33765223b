import { IconCheck } from '@tabler/icons-react';
import type { Me } from '@/lib/api/shapes';
import { Surface } from '@/lib/ui/Surface';
import { PERMISSION_WORDS } from '@/lib/words/accountWords';
import classes from './Account.module.css';

/** What the role, and what was granted beside it, opens. */
export function PermissionsCard({ me }: { me: Me }) {
  return (
    <Surface title={`What you may do as ${me.role_name.toLowerCase()}`}>
      <ul className={classes.permissions}>
        {me.permissions.map((permission) => (
          <li key={permission}>
            <IconCheck size={17} stroke={2} aria-hidden />
            {PERMISSION_WORDS[permission]}
          </li>
        ))}
      </ul>
    </Surface>
  );
}
