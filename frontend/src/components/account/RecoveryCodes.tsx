import { Button, Checkbox, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy, IconDownload, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import classes from './RecoveryCodes.module.css';

const FILE_NAME = 'pfinni-recovery-codes.txt';

interface RecoveryCodesProps {
  codes: readonly string[];
  /** The person says that the codes are put away. */
  onKept: () => void;
}

/** Recovery codes, shown this once. They can only be left when they have been put away. */
export function RecoveryCodes({ codes, onKept }: RecoveryCodesProps) {
  const [isKept, setKept] = useState(false);
  const text = textOf(codes);
  return (
    <div className={classes.codes}>
      <p className={classes.words}>
        When your phone is lost, one of these codes signs you in instead. Each works once. They are shown only now: put
        them where only you find them, and not on the phone.
      </p>
      <section className={classes.sheet} aria-label="Recovery codes">
        <h3 className={classes.printed}>PFINNI recovery codes</h3>
        <ol className={classes.list}>
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
      </section>
      <div className={classes.actions}>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              size="sm"
              leftSection={copied ? <IconCheck size={17} aria-hidden /> : <IconCopy size={17} aria-hidden />}
              onClick={copy}
            >
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
        <Button
          variant="default"
          size="sm"
          leftSection={<IconDownload size={17} aria-hidden />}
          onClick={() => download(text)}
        >
          Download
        </Button>
        <Button
          variant="default"
          size="sm"
          leftSection={<IconPrinter size={17} aria-hidden />}
          onClick={() => window.print()}
        >
          Print
        </Button>
      </div>
      <Checkbox
        label="I have kept these codes"
        checked={isKept}
        onChange={(event) => setKept(event.currentTarget.checked)}
      />
      <Button onClick={onKept} disabled={!isKept}>
        Done
      </Button>
    </div>
  );
}

function textOf(codes: readonly string[]): string {
  return ['PFINNI recovery codes. Each works once.', '', ...codes, ''].join('\n');
}

function download(text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: FILE_NAME });
  link.click();
  URL.revokeObjectURL(address);
}
