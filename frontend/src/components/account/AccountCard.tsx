import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { Me } from '@/lib/api/shapes';
import { PersonAvatar } from '@/lib/ui/PersonAvatar';
import { Surface } from '@/lib/ui/Surface';
import { initialsOfName, PERMISSION_WORDS, ROLE_WORDS } from '@/lib/words/accountWords';
import classes from './AccountCard.module.css';

const SCHEMES = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'auto', label: "The system's" },
];

/** Who one is here, what the role opens, and how the pages look. */
export function AccountCard({ me }: { me: Me }) {
  return (
    <div className={classes.cards}>
      <Surface title="You">
        <div className={classes.me}>
          <PersonAvatar initials={initialsOfName(me.name)} size={48} />
          <div>
            <strong>{me.name}</strong>
            <p>{me.email}</p>
          </div>
        </div>
      </Surface>
      <Surface title={`What you may do as ${ROLE_WORDS[me.role].toLowerCase()}`}>
        <ul className={classes.permissions}>
          {me.permissions.map((permission) => (
            <li key={permission}>
              <IconCheck size={17} stroke={2} aria-hidden />
              {PERMISSION_WORDS[permission]}
            </li>
          ))}
        </ul>
      </Surface>
      <Surface title="Colors" subtitle="Kept in this browser.">
        <ColorSchemeChoice />
      </Surface>
    </div>
  );
}

function ColorSchemeChoice() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      aria-label="Colors"
      data={SCHEMES}
      value={colorScheme}
      onChange={(value) => setColorScheme(value as 'light' | 'dark' | 'auto')}
    />
  );
}
