import { Button } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Passkey } from '@/lib/api/shapes';
import { Since } from '@/lib/ui/Since';
import { Surface } from '@/lib/ui/Surface';
import classes from './Account.module.css';

interface PasskeysCardProps {
  passkeys: readonly Passkey[];
  /** Whether this browser can make one. */
  canAdd: boolean;
  isAdding: boolean;
  /** Why none was added. */
  failure: ReactNode;
  onAdd: () => void;
  onRename: (passkey: Passkey) => void;
  onRemove: (passkey: Passkey) => void;
}

/** The passkeys with which one signs in instead of a password. */
export function PasskeysCard(props: PasskeysCardProps) {
  const { passkeys, canAdd, isAdding, failure, onAdd, onRename, onRemove } = props;
  return (
    <Surface
      title="Passkeys"
      subtitle="Sign in with your fingerprint, face or security key instead of the password and a code."
    >
      <div className={classes.stack}>
        {passkeys.length === 0 ? <p className={classes.quiet}>You have no passkey yet.</p> : null}
        {passkeys.length > 0 ? (
          <ul className={classes.rows} aria-label="Passkeys">
            {passkeys.map((passkey) => (
              <li key={passkey.id} className={classes.row}>
                <IconKey size={20} stroke={1.7} aria-hidden />
                <span className={classes.rowWords}>
                  <span className={classes.rowTitle}>{passkey.name ?? 'Passkey'}</span>
                  <span className={classes.rowFacts}>
                    Added <Since moment={passkey.createdAt} />
                    {passkey.lastUsedAt === null ? (
                      ', not used yet'
                    ) : (
                      <>
                        , used <Since moment={passkey.lastUsedAt} />
                      </>
                    )}
                    {passkey.backedUp ? ', kept by your password manager' : ''}
                  </span>
                </span>
                <Button
                  variant="default"
                  size="xs"
                  onClick={() => onRename(passkey)}
                  aria-label={`Rename ${passkey.name ?? 'the passkey'}`}
                >
                  Rename
                </Button>
                <Button
                  variant="default"
                  size="xs"
                  onClick={() => onRemove(passkey)}
                  aria-label={`Remove ${passkey.name ?? 'the passkey'}`}
                >
                  Remove
                </Button>
              </li>
            ))}
          </ul>
        ) : null}
        {failure}
        {canAdd ? (
          <div className={classes.actions}>
            <Button variant="default" loading={isAdding} onClick={onAdd}>
              Add a passkey
            </Button>
          </div>
        ) : (
          <p className={classes.quiet}>This browser cannot make passkeys.</p>
        )}
      </div>
    </Surface>
  );
}
