import { browserSupportsWebAuthn, browserSupportsWebAuthnAutofill, WebAuthnError } from '@simplewebauthn/browser';
import { useEffect, useState } from 'react';

export interface PasskeySupport {
  /** Passkeys can be made and used here. */
  isThere: boolean;
  /** The browser can offer them where the address is typed. */
  canOffer: boolean;
}

const GAVE_UP: ReadonlySet<string> = new Set(['NotAllowedError', 'AbortError']);
const NONE: PasskeySupport = { isThere: false, canOffer: false };

/** What this browser can do with passkeys; nothing until that is known. */
export function usePasskeySupport(): PasskeySupport {
  const [support, setSupport] = useState(NONE);
  useEffect(() => {
    let isWanted = true;
    const look = async () => {
      const isThere = browserSupportsWebAuthn();
      const canOffer = isThere && (await browserSupportsWebAuthnAutofill());
      if (isWanted) {
        setSupport({ isThere, canOffer });
      }
    };
    look();
    return () => {
      isWanted = false;
    };
  }, []);
  return support;
}

/** What the browser, and not the API, said about a passkey; null for anything else. Empty when the person gave up. */
export function passkeyFailureWords(error: unknown): string | null {
  if (error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') {
    return 'This device holds a passkey for your account already.';
  }
  if (error instanceof Error && GAVE_UP.has(error.name)) {
    return '';
  }
  if (error instanceof WebAuthnError || error instanceof DOMException) {
    return 'The browser could not use a passkey here.';
  }
  return null;
}
