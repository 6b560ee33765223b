import { Popover, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconLogout, IconUserCircle } from '@tabler/icons-react';
import Link from 'next/link';
import type { Me } from '@/lib/api/shapes';
import { PersonAvatar } from '@/lib/ui/PersonAvatar';
import { initialsOfName } from '@/lib/words/accountWords';
import classes from './UserMenu.module.css';

/** Who is signed in, and the way out. */
export function UserMenu({ me, onSignOut }: { me: Me; onSignOut: () => void }) {
  const [isOpen, menu] = useDisclosure(false);
  return (
    <Popover
      opened={isOpen}
      onChange={menu.toggle}
      onDismiss={menu.close}
      position="bottom-end"
      width={240}
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <UnstyledButton className={classes.button} aria-label={`Account of ${me.name}`} onClick={menu.toggle}>
          <PersonAvatar initials={initialsOfName(me.name)} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown} aria-label="Account">
        <div className={classes.who}>
          <strong>{me.name}</strong>
          <span>{me.email}</span>
        </div>
        <Link href="/account" className={classes.entry} onClick={menu.close}>
          <IconUserCircle size={18} stroke={1.7} aria-hidden />
          Your account
        </Link>
        <UnstyledButton className={classes.entry} onClick={onSignOut}>
          <IconLogout size={18} stroke={1.7} aria-hidden />
          Sign out
        </UnstyledButton>
      </Popover.Dropdown>
    </Popover>
  );
}
