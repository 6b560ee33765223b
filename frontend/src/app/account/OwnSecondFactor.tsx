'use client';

import { useState } from 'react';
import { PasswordDialog } from '@/components/account/PasswordDialog';
import { RecoveryCodes } from '@/components/account/RecoveryCodes';
import { SecondFactorCard } from '@/components/account/SecondFactorCard';
import { asProblem } from '@/lib/api/problem';
import {
  useNewRecoveryCodes,
  useRemoveSecondFactor,
  useSecondFactor,
  useSecondFactorSettled,
} from '@/lib/queries/secondFactorQueries';
import { Answer } from '@/lib/ui/Answer';
import { CardSkeleton } from '@/lib/ui/CardSkeleton';
import { Dialog } from '@/lib/ui/Dialog';
import { tellDone } from '@/lib/ui/toasts';
import { SettingUp } from './SettingUp';

type Open = 'set-up' | 'new-codes' | 'remove' | null;

/** One's own authenticator app. */
export function OwnSecondFactor({ email }: { email: string }) {
  const [open, setOpen] = useState<Open>(null);
  const standing = useSecondFactor();
  const close = () => setOpen(null);
  return (
    <>
      <Answer query={standing} skeleton={<CardSkeleton height={150} />}>
        {(known) => (
          <SecondFactorCard
            standing={known}
            onSetUp={() => setOpen('set-up')}
            onNewCodes={() => setOpen('new-codes')}
            onRemove={() => setOpen('remove')}
          />
        )}
      </Answer>
      {open === 'set-up' ? <SettingUpDialog email={email} onClose={close} /> : null}
      {open === 'new-codes' ? <NewCodes email={email} onClose={close} /> : null}
      {open === 'remove' ? <Removal email={email} onClose={close} /> : null}
    </>
  );
}

interface DialogProps {
  email: string;
  onClose: () => void;
}

function SettingUpDialog({ email, onClose }: DialogProps) {
  const [mustKeepCodes, setMustKeepCodes] = useState(false);
  return (
    <Dialog title="Set up an authenticator app" onClose={onClose} isHeld={mustKeepCodes}>
      <SettingUp
        email={email}
        onConfirmed={() => setMustKeepCodes(true)}
        onDone={() => {
          tellDone('Your second factor is on.');
          onClose();
        }}
      />
    </Dialog>
  );
}

function NewCodes({ email, onClose }: DialogProps) {
  const make = useNewRecoveryCodes();
  const settle = useSecondFactorSettled();
  if (make.data !== undefined) {
    return (
      <Dialog title="New recovery codes" onClose={onClose} isHeld>
        <RecoveryCodes
          codes={make.data}
          onKept={() => {
            settle();
            onClose();
          }}
        />
      </Dialog>
    );
  }
  return (
    <PasswordDialog
      title="New recovery codes"
      email={email}
      confirmWords="Make new codes"
      isBusy={make.isPending}
      problem={make.error === null ? null : asProblem(make.error)}
      onConfirm={(password) => make.mutate(password)}
      onClose={onClose}
    >
      The codes that you have are worth nothing any more then.
    </PasswordDialog>
  );
}

function Removal({ email, onClose }: DialogProps) {
  const remove = useRemoveSecondFactor();
  return (
    <PasswordDialog
      title="Remove the authenticator app"
      email={email}
      confirmWords="Remove the app"
      isDangerous
      isBusy={remove.isPending}
      problem={remove.error === null ? null : asProblem(remove.error)}
      onConfirm={(password) =>
        remove.mutate(password, {
          onSuccess: () => {
            tellDone('The authenticator app is removed. Everywhere else you are signed out.');
            onClose();
          },
        })
      }
      onClose={onClose}
    >
      Your password alone signs you in then, unless your role demands a second factor.
    </PasswordDialog>
  );
}
