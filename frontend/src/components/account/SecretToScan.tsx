import { CopyButton, UnstyledButton } from '@mantine/core';
import type { EnabledSecondFactor } from '@/lib/api/shapes';
import classes from './SecretToScan.module.css';

const GROUPS = /.{1,4}/g;

/** The secret for an authenticator app: as a QR code, and as text to type. */
export function SecretToScan({ begun }: { begun: EnabledSecondFactor }) {
  const secret = new URL(begun.totpURI).searchParams.get('secret') ?? '';
  return (
    <div className={classes.secret}>
      {/* biome-ignore lint/performance/noImgElement: a picture that is made here and fetched from nowhere */}
      <img
        className={classes.picture}
        src={`data:image/svg+xml,${encodeURIComponent(begun.qrSvg)}`}
        alt="QR code for an authenticator app"
        width={176}
        height={176}
      />
      <div className={classes.words}>
        <p>Open the app, add an account, and scan this picture.</p>
        <p className={classes.quiet}>Or type this key, with the kind “time-based”:</p>
        <code className={classes.key}>{secret.match(GROUPS)?.join(' ')}</code>
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <UnstyledButton className={classes.copy} onClick={copy}>
              {copied ? 'Copied' : 'Copy the key'}
            </UnstyledButton>
          )}
        </CopyButton>
      </div>
    </div>
  );
}
