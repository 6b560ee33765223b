import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { LogoMark } from '@/lib/ui/Logo';
import classes from './LockedScreen.module.css';

interface LockedScreenProps {
  /** Whose session it was. */
  name: string;
  why: string;
  onLeave: () => void;
  /** How to sign in again. */
  children: ReactNode;
}

/** A blank page with the way back in over it. It cannot be closed: behind it is nothing. */
export function LockedScreen({ name, why, onLeave, children }: LockedScreenProps) {
  return (
    <>
      <main className={classes.blank}>
        <LogoMark size={40} />
        <h1 className={classes.name}>PFINNI</h1>
      </main>
      <Modal
        opened
        onClose={() => undefined}
        withCloseButton={false}
        closeOnClickOutside={false}
        closeOnEscape={false}
        title="Sign in again"
        size="md"
        radius="lg"
        centered
        overlayProps={{ backgroundOpacity: 0.25 }}
        attributes={{ header: { role: 'presentation' } }}
      >
        <p className={classes.why} role="status">
          {why} When you sign in as {name}, you go on where you were.
        </p>
        {children}
        <Button variant="subtle" fullWidth mt="md" onClick={onLeave}>
          I am somebody else
        </Button>
      </Modal>
    </>
  );
}
