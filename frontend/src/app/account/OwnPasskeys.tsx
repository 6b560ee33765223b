'use client';

import { useState } from 'react';
import { PasskeyNameDialog } from '@/components/account/PasskeyNameDialog';
import { PasskeysCard } from '@/components/account/PasskeysCard';
import { PasswordDialog } from '@/components/account/PasswordDialog';
import { asProblem } from '@/lib/api/problem';
import type { Passkey } from '@/lib/api/shapes';
import { passkeyFailureWords, usePasskeySupport } from '@/lib/auth/passkeySupport';
import { useConfirmPassword } from '@/lib/queries/accountQueries';
import { useAddPasskey, usePasskeys, useRemovePasskey, useRenamePasskey } from '@/lib/queries/passkeyQueries';
import { Answer } from '@/lib/ui/Answer';
import { CardSkeleton } from '@/lib/ui/CardSkeleton';
import { Refusal } from '@/lib/ui/Refusal';
import { tellDone, tellFailed } from '@/lib/ui/toasts';

/** What is done as soon as the password has been entered again. */
interface Waiting {
  go: () => void;
}

/** One's own passkeys. Adding and removing one needs a password that was entered within a quarter of an hour. */
export function OwnPasskeys({ email }: { email: string }) {
  const passkeys = usePasskeys();
  const support = usePasskeySupport();
  const add = useAddPasskey();
  const remove = useRemovePasskey();
  const [isNaming, setNaming] = useState(false);
  const [renamed, setRenamed] = useState<Passkey | null>(null);
  const [waiting, setWaiting] = useState<Waiting | null>(null);

  const orPasswordFirst = (go: () => void) => (error: unknown) => {
    if (asProblem(error).code === 'SESSION_NOT_FRESH') {
      setWaiting({ go });
    }
  };
  const addNamed = (name: string) => {
    setNaming(false);
    add.mutate(name, {
      onSuccess: () => tellDone('The passkey is added.'),
      onError: orPasswordFirst(() => addNamed(name)),
    });
  };
  const removeOne = (passkey: Passkey) =>
    remove.mutate(passkey.id, {
      onSuccess: () => tellDone('The passkey is removed.'),
      onError: (error) => {
        orPasswordFirst(() => removeOne(passkey))(error);
        if (asProblem(error).code !== 'SESSION_NOT_FRESH') {
          tellFailed(asProblem(error));
        }
      },
    });

  return (
    <>
      <Answer query={passkeys} skeleton={<CardSkeleton height={150} />}>
        {(known) => (
          <PasskeysCard
            passkeys={known}
            canAdd={support.isThere}
            isAdding={add.isPending}
            failure={<AddingFailure error={add.error} />}
            onAdd={() => setNaming(true)}
            onRename={setRenamed}
            onRemove={removeOne}
          />
        )}
      </Answer>
      {isNaming ? (
        <PasskeyNameDialog
          title="Add a passkey"
          name="This device"
          confirmWords="Continue"
          isBusy={false}
          problem={null}
          onSubmit={addNamed}
          onClose={() => setNaming(false)}
        />
      ) : null}
      {renamed === null ? null : <Renaming passkey={renamed} onClose={() => setRenamed(null)} />}
      {waiting === null ? null : (
        <FreshPassword
          email={email}
          onClose={() => setWaiting(null)}
          onDone={() => {
            setWaiting(null);
            waiting.go();
          }}
        />
      )}
    </>
  );
}

function AddingFailure({ error }: { error: unknown }) {
  const ofBrowser = error === null ? null : passkeyFailureWords(error);
  if (error === null || ofBrowser === '' || asProblem(error).code === 'SESSION_NOT_FRESH') {
    return null;
  }
  return <Refusal problem={asProblem(error)} words={ofBrowser ?? undefined} />;
}

function Renaming({ passkey, onClose }: { passkey: Passkey; onClose: () => void }) {
  const rename = useRenamePasskey();
  return (
    <PasskeyNameDialog
      title="Rename the passkey"
      name={passkey.name ?? ''}
      confirmWords="Save"
      isBusy={rename.isPending}
      problem={rename.error === null ? null : asProblem(rename.error)}
      onSubmit={(name) => rename.mutate({ id: passkey.id, name }, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}

function FreshPassword({ email, onDone, onClose }: { email: string; onDone: () => void; onClose: () => void }) {
  const confirm = useConfirmPassword();
  return (
    <PasswordDialog
      title="Enter your password again"
      email={email}
      confirmWords="Continue"
      isBusy={confirm.isPending}
      problem={confirm.error === null ? null : asProblem(confirm.error)}
      onConfirm={(password) => confirm.mutate(password, { onSuccess: onDone })}
      onClose={onClose}
    >
      Because passkeys open your account, and you signed in a while ago.
    </PasswordDialog>
  );
}
